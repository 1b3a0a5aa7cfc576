import type { IndexedName, IndexEntry } from './index-entry.ts';
import { tokensOf, writtenWords, type Token, type Tokens } from './fold.ts';
import { isNoName, standsFor } from './query.ts';

/**
 * A word of a recorded name: which name it is, how it is shown, its place in the full name (-1: has none; nor has an
 * article, link or title).
 */
export type RecordToken = Token & { kind: IndexedName['kind']; shown: string; place: number };

/** An entry as it lies in memory; `tokens` are its names taken apart, none before that is done. */
export type IndexedRecord = { entry: IndexEntry; tokens: RecordToken[] };

const order: IndexedName['kind'][] = ['given', 'surname', 'name'];

/** Takes an entry's names apart. */
export function namedRecord(entry: IndexEntry): IndexedRecord {
  const tokens = tokensOfEntry(entry, tokensOf).map(({ loose, ...token }, place) => ({
    ...token,
    place: loose ? -1 : place,
  }));
  return { entry, tokens };
}

/** A word of a name before it has its place; `loose`: it has none. */
type EntryToken = Omit<RecordToken, 'place'> & { loose: boolean };

/** The words of an entry's names: of the given name first, then of the surname, then of a whole name, then of all others. */
export function tokensOfEntry(entry: IndexEntry, take: Tokens): EntryToken[] {
  const names = entry.names.toSorted((a, b) => rank(a.kind) - rank(b.kind));
  const tokens = names.flatMap(({ text, kind }) => {
    const shown = writtenWords(text);
    return take(text).map((token, index) => ({ ...standsFor(token), kind, shown: shown[index] ?? token.written }));
  });
  const noNames = tokens.map(isNoName);
  const inFull = (at: number) => rank(tokens[at]?.kind ?? 'other') < order.length;
  const hasName = tokens.some((_, at) => inFull(at) && noNames[at] === false);
  return tokens.map((token, at) => ({ ...token, loose: !inFull(at) || (hasName && noNames[at] === true) }));
}

function rank(kind: IndexedName['kind']): number {
  const at = order.indexOf(kind);
  return at < 0 ? order.length : at;
}

/** The full name of a record in one line; null without any. */
export function nameOf({ entry }: IndexedRecord): string | null {
  const full = entry.names.filter((name) => name.kind === 'given' || name.kind === 'surname');
  const given = full.toSorted((a, b) => rank(a.kind) - rank(b.kind)).filter(firstOfKind);
  const text =
    given.length > 0
      ? given.map((name) => name.text).join(' ')
      : (entry.names.find(({ kind }) => kind !== 'place')?.text ?? '');
  return text === '' ? null : text;
}

function firstOfKind(name: IndexedName, index: number, all: IndexedName[]): boolean {
  return all.findIndex((other) => other.kind === name.kind) === index;
}
