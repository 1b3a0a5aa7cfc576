import { compareRecord } from './compare.ts';
import type { MemoryIndex } from './memory.ts';
import { NO_WORDS, type Asked } from './query.ts';
import type { Reason } from './reasons.ts';
import type { IndexedRecord } from './record.ts';

export type LikelyPair = { a: IndexedRecord; b: IndexedRecord; reasons: Reason[] };

/** A number or a name that more records than this share says nothing about any two of them (a shelter's telephone). */
const CROWD = 6;

/** Ids of persons that may be one: a whole number in common, or the same full name and year of birth. */
export function likelyPairs(index: MemoryIndex): [string, string][] {
  const groups = new Map<string, IndexedRecord[]>();
  for (const record of index.all())
    if (record.entry.kind === 'person')
      for (const mark of marksOf(record)) groups.set(mark, [...(groups.get(mark) ?? []), record]);
  const pairs = new Map<string, [string, string]>();
  for (const group of groups.values())
    if (group.length <= CROWD) for (const pair of everyTwo(group)) pairs.set(pair.join('/'), pair);
  return [...pairs.values()];
}

/** What two records of one person would share. */
function marksOf({ entry, tokens }: IndexedRecord): string[] {
  const full = tokens.filter((token) => token.place >= 0).map((token) => token.plain);
  const name = entry.birthYear !== null && full.length >= 2 ? [`${full.toSorted().join(' ')} ${entry.birthYear}`] : [];
  return [...new Set([...entry.numbers.filter((number) => number.startsWith('+')), ...name])];
}

function everyTwo(group: IndexedRecord[]): [string, string][] {
  const sorted = group.map((record) => record.entry.dossier).toSorted();
  return sorted.flatMap((a, at) => sorted.slice(at + 1).map((b): [string, string] => [a, b]));
}

/** Two records beside each other, and what speaks for their being one person. */
export function pairOf(a: IndexedRecord, b: IndexedRecord): LikelyPair {
  const shared = a.entry.numbers.find((number) => b.entry.numbers.includes(number));
  const asked: Asked = {
    ...NO_WORDS,
    number: shared ?? a.entry.numbers[0] ?? '',
    tokens: a.tokens.filter((token) => token.place >= 0),
    birthYear: a.entry.birthYear,
  };
  return { a, b, reasons: compareRecord(asked, b) };
}
