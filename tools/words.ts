import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { lineAt } from './house/tree.ts';
import { checkTables } from './words/compare.ts';
import { humanTexts } from './words/human.ts';
import { isTest, readSources, type Problem, type SourceText } from './words/sources.ts';
import { problemAt, readModules, type Table } from './words/tables.ts';
import { typedCyrillic } from './words/typed-cyrillic.ts';
import { usesOf, type Uses, type Wanted } from './words/uses.ts';

export type { Problem } from './words/sources.ts';

type Parsed = SourceText & { uses: Uses; program: ReturnType<typeof parseSync>['program'] };

/**
 * Holds the words against the code under `srcDir`: both languages with the same keys, arguments and tags; plurals
 * whole; every key the code says there, every key there said; no text for people and no Cyrillic in the code.
 */
export function checkWords(srcDir: string): Problem[] {
  const modules = readModules(srcDir);
  const tables = modules.map(({ latin }) => latin);
  const sources = readSources(srcDir);
  const parsed = sources.filter(({ path }) => /\.tsx?$/.test(path) && !isTest(path)).map(parse);
  const keys = new Set(modules.flatMap(({ latin, english }) => [...latin.words.keys(), ...english.words.keys()]));
  return [
    ...checkTables(modules),
    ...parsed.flatMap((file) => unknownKeys(file, keys)),
    ...unusedKeys(
      tables,
      parsed.map(({ uses }) => uses),
    ),
    ...parsed.flatMap((file) => textInCode(file, keys)),
    ...sources.flatMap(typedCyrillic),
  ];
}

function parse(source: SourceText): Parsed {
  const { program } = parseSync(source.path, source.text);
  return { ...source, program, uses: usesOf(program) };
}

function unknownKeys({ path, text, uses }: Parsed, keys: Set<string>): Problem[] {
  const exists = ({ key }: Wanted) =>
    typeof key === 'string' ? keys.has(key) : [...keys].some((each) => key.test(each));
  return uses.wanted
    .filter((wanted) => !exists(wanted))
    .map(({ shown, offset }) => ({ file: path, line: lineAt(text, offset), message: `there are no words "${shown}"` }));
}

function unusedKeys(tables: Table[], uses: Uses[]): Problem[] {
  const texts = new Set(uses.flatMap((each) => [...each.texts]));
  const patterns = uses.flatMap((each) => each.patterns);
  // A refusal's code may reach refuse() through a constant: then the code alone stands in the text.
  const isUsed = (key: string) =>
    texts.has(key) || texts.has(key.replace(/^errors\./, '')) || patterns.some((pattern) => pattern.test(key));
  return tables.flatMap((table) =>
    [...table.words.keys()].filter((key) => !isUsed(key)).map((key) => problemAt(table, key, `nothing says "${key}"`)),
  );
}

function textInCode({ path, text, program }: Parsed, keys: Set<string>): Problem[] {
  return humanTexts(program, text, (each) => keys.has(each)).map((found) => ({
    file: path,
    line: lineAt(text, found.offset),
    message: `text for people belongs in words/: ${found.text.trim().slice(0, 40)}`,
  }));
}

if (import.meta.main) {
  const problems = checkWords(join(import.meta.dirname, '..', 'src'));
  for (const { file, line, message } of problems)
    console.log(`${line === undefined ? file : `${file}:${line}`} ${message}`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
