import { messageParts, type MessagePart } from '#kernel/words-server.ts';
import type { Problem } from './sources.ts';
import { problemAt, type ModuleWords, type Table } from './tables.ts';

type Argument = Extract<MessagePart, { kind: 'argument' }>;

/** What is wrong with the words themselves: between languages, within a message, and between modules. */
export function checkTables(modules: ModuleWords[]): Problem[] {
  return [...modules.flatMap(checkModule), ...sharedKeys(modules)];
}

function checkModule({ latin, english }: ModuleWords): Problem[] {
  return [
    ...latin.problems,
    ...english.problems,
    ...missingKeys(latin, english),
    ...missingKeys(english, latin),
    ...[...latin.words.keys()].flatMap((key) => checkKey(key, latin, english)),
  ];
}

function missingKeys(table: Table, other: Table): Problem[] {
  if (other.words.size === 0 && other.problems.length > 0) return [];
  const missing = [...table.words.keys()].filter((key) => !other.words.has(key));
  return missing.map((key) => problemAt(table, key, `"${key}" is not in ${other.path}`));
}

function checkKey(key: string, latin: Table, english: Table): Problem[] {
  if (!english.words.has(key)) return [];
  const problems: Problem[] = [];
  const serbianParts = parts(latin, key, ['one', 'few'], problems);
  const englishParts = parts(english, key, ['one'], problems);
  if (!serbianParts || !englishParts) return problems;
  const [ours, theirs] = [slots(serbianParts, englishParts), slots(englishParts, serbianParts)];
  if (ours !== theirs)
    problems.push(
      problemAt(latin, key, `"${key}" has ${ours || 'nothing'} here and ${theirs || 'nothing'} in English`),
    );
  return problems;
}

/** The parts of one message, or null when it does not parse; says what is wrong with it alone. */
function parts(table: Table, key: string, plurals: string[], problems: Problem[]): MessagePart[] | null {
  const say = (message: string) => problems.push(problemAt(table, key, `"${key}" ${message}`));
  try {
    const found = messageParts(table.words.get(key) ?? '');
    for (const part of found) if (part.kind === 'argument') sayArgument(part, plurals, say);
    return found;
  } catch (error) {
    say(`does not parse: ${(error as Error).message}`);
    return null;
  }
}

function sayArgument({ name, format, options }: Argument, plurals: string[], say: (message: string) => void): void {
  if (format === 'date' || format === 'time') say(`formats {${name}} itself: give it the text of #kernel/format.ts`);
  const missing = format === 'plural' ? plurals.filter((form) => !options.includes(form)) : [];
  if (missing.length > 0) say(`counts {${name}} without ${missing.join(' and ')}`);
}

/** Arguments and tags as one sorted line. A choice (she, he) that one language does not make may be missing there. */
function slots(of: MessagePart[], other: MessagePart[]): string {
  const elsewhere = new Set(other.map(slot));
  const isOwnChoice = (part: MessagePart) =>
    part.kind === 'argument' && part.format === 'select' && !elsewhere.has(slot(part));
  const shared = of.filter((part) => part.kind !== 'literal' && !isOwnChoice(part));
  return [...new Set(shared.map(slot))].toSorted().join(' ');
}

function slot(part: MessagePart): string {
  if (part.kind === 'literal') return '';
  return part.kind === 'tag' ? `<${part.name}>` : `{${part.name}}`;
}

function sharedKeys(modules: ModuleWords[]): Problem[] {
  const owner = new Map<string, Table>();
  return modules.flatMap(({ latin }) =>
    [...latin.words.keys()].flatMap((key) => {
      const other = owner.get(key);
      owner.set(key, other ?? latin);
      return other ? [problemAt(latin, key, `"${key}" is in ${other.path} too`)] : [];
    }),
  );
}
