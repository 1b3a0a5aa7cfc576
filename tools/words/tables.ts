import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shownPath, type Problem } from './sources.ts';

/** One words file: what each key says and on which line it stands. */
export type Table = { path: string; words: Map<string, string>; lines: Map<string, number>; problems: Problem[] };

/** A module's words in the two languages that are written. */
export type ModuleWords = { latin: Table; english: Table };

/** Reads `words/` of every module under `srcDir`; a language that is missing comes as an empty table with its problem. */
export function readModules(srcDir: string): ModuleWords[] {
  return readdirSync(srcDir)
    .map((name) => join(srcDir, name, 'words'))
    .map((dir) => ({ latin: join(dir, 'sr-Latn.json'), english: join(dir, 'en.json') }))
    .filter(({ latin, english }) => existsSync(latin) || existsSync(english))
    .map(({ latin, english }) => ({ latin: readTable(srcDir, latin), english: readTable(srcDir, english) }));
}

function readTable(srcDir: string, file: string): Table {
  const table: Table = { path: shownPath(srcDir, file), words: new Map(), lines: new Map(), problems: [] };
  if (existsSync(file)) fillTable(table, readFileSync(file, 'utf8'));
  else table.problems.push({ file: table.path, message: 'this language is missing' });
  return table;
}

function fillTable(table: Table, text: string): void {
  findLines(table, text);
  const say = (key: string, message: string) => table.problems.push(problemAt(table, key, message));
  for (const [key, words] of Object.entries(parseObject(table, text))) {
    if (typeof words !== 'string') say(key, `"${key}" is not text: words are flat`);
    else if (words.trim() === '') say(key, `"${key}" says nothing`);
    else table.words.set(key, words);
  }
}

function parseObject(table: Table, text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch (error) {
    table.problems.push({ file: table.path, message: `is not JSON: ${String(error)}` });
    return {};
  }
}

/** JSON.parse keeps the last of two equal keys without a word, so keys are read from the lines. */
function findLines(table: Table, text: string): void {
  for (const [at, line] of text.split('\n').entries()) {
    const key = /^\s*"([^"]+)"\s*:/.exec(line)?.[1];
    if (key === undefined) continue;
    if (table.lines.has(key))
      table.problems.push({ file: table.path, line: at + 1, message: `"${key}" stands here twice` });
    table.lines.set(key, at + 1);
  }
}

/** A problem with one key of a table, on its line. */
export function problemAt(table: Table, key: string, message: string): Problem {
  const line = table.lines.get(key);
  return line === undefined ? { file: table.path, message } : { file: table.path, line, message };
}
