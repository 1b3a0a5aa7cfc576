import type { IndexedName, IndexEntry } from './index-entry.ts';
import { tokensOf, writtenWords, type Token, type Tokens } from './fold.ts';

/** A word of a recorded name: which name it is, how it is shown, its place in the full name (-1: has none). */
export type RecordToken = Token & { kind: IndexedName['kind']; shown: string; place: number };

/** An entry as it lies in memory; `tokens` are its names taken apart, none before that is done. */
export type IndexedRecord = { entry: IndexEntry; tokens: RecordToken[] };

const order: IndexedName['kind'][] = ['given', 'surname', 'name'];

/** Takes an entry's names apart. */
export function namedRecord(entry: IndexEntry): IndexedRecord {
  const tokens = tokensOfEntry(entry, tokensOf);
  return {
    entry,
    tokens: tokens.map((token, index) => ({ ...token, place: rank(token.kind) < order.length ? index : -1 })),
  };
}

/** The words of an entry's names: of the given name first, then of the surname, then of a whole name, then of all others. */
export function tokensOfEntry(entry: IndexEntry, take: Tokens): Omit<RecordToken, 'place'>[] {
  const names = entry.names.toSorted((a, b) => rank(a.kind) - rank(b.kind));
  return names.flatMap(({ text, kind }) => {
    const shown = writtenWords(text);
    return take(text).map((token, index) => ({ ...token, kind, shown: shown[index] ?? token.written }));
  });
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
