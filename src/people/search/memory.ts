import { nameModel } from '../names/model.ts';
import { makeVocabulary, type Vocabulary } from '../names/vocabulary.ts';
import { compareRecord } from './compare.ts';
import { LEAST_ALIKE, LEAST_BEGINNING, tokenComparer } from './compare-words.ts';
import { endsAlike, fitOf, type Fit } from './fit.ts';
import type { Reason } from './reasons.ts';
import type { IndexEntry } from './index-entry.ts';
import type { Token } from './fold.ts';
import type { Asked } from './query.ts';
import { namedRecord, type IndexedRecord } from './record.ts';

/** A record, and why it was found. */
export type Match = { record: IndexedRecord; reasons: Reason[] };

/** A record, and how it fits. */
export type Found = { record: IndexedRecord; fit: Fit };

/** The open index: every entry in the clear, so it lives only while somebody entitled is at work, on the search thread. */
export type MemoryIndex = {
  /** Adds an entry; of two about one dossier the later holds. */
  put(entry: IndexEntry): void;
  /** The quick half of `put`: from now on found by whole number. False where a later entry is in already. */
  putNumbers(entry: IndexEntry): boolean;
  /** The other half: found by name as well. */
  putNames(dossier: string): void;
  drop(dossier: string): void;
  get(dossier: string): IndexedRecord | undefined;
  size(): number;
  all(): Iterable<IndexedRecord>;
  /** Everything that fits what was asked, the best first. */
  find(asked: Asked): Found[];
  /** One record beside what was asked, field by field. */
  compare(dossier: string, asked: Asked): Match | undefined;
};

/** An empty index. */
export function makeIndex(): MemoryIndex {
  const records = new Map<string, IndexedRecord>();
  const words: Words = { named: new Map(), plain: new Map(), vocabulary: makeVocabulary(nameModel()) };
  const ends = new Map<string, Set<string>>();
  const drop = (dossier: string) => {
    const record = records.get(dossier);
    if (!record) return;
    records.delete(dossier);
    for (const token of record.tokens) takeWord(words, token, dossier);
    for (const number of record.entry.numbers) takeOut(ends, endOf(number), dossier);
  };
  const putNumbers = (entry: IndexEntry) => {
    if ((records.get(entry.dossier)?.entry.at ?? -1) > entry.at) return false;
    drop(entry.dossier);
    records.set(entry.dossier, { entry, tokens: [] });
    for (const number of entry.numbers) putIn(ends, endOf(number), entry.dossier);
    return true;
  };
  const putNames = (dossier: string) => {
    const record = records.get(dossier);
    if (!record) return;
    const named = namedRecord(record.entry);
    records.set(dossier, named);
    for (const token of named.tokens) putWord(words, token, dossier);
  };
  const compare = (dossier: string, asked: Asked) => {
    const record = records.get(dossier);
    return record && { record, reasons: compareRecord(asked, record, tokenComparer(words.vocabulary.read)) };
  };
  return {
    ...{ drop, putNumbers, putNames, compare },
    size: () => records.size,
    get: (dossier) => records.get(dossier),
    all: () => records.values(),
    put: (entry) => {
      if (putNumbers(entry)) putNames(entry.dossier);
    },
    find: (asked) => {
      const found = new Set([...withNumber(records, ends, asked.number), ...withName(words, asked.tokens)]);
      const alike = tokenComparer(words.vocabulary.read);
      return [...found]
        .flatMap((dossier) => {
          const record = records.get(dossier);
          return record ? [{ record, fit: fitOf(asked, record, alike) }] : [];
        })
        .filter(({ fit }) => fit.nameFits || fit.number.fits !== null)
        .toSorted(byWeight);
    },
  };
}

const kindRank = ({ record }: Found) => (record.entry.kind === 'person' ? 0 : 1);

function byWeight(a: Found, b: Found): number {
  return b.fit.weight - a.fit.weight || kindRank(a) - kindRank(b) || b.record.entry.at - a.record.entry.at;
}

const endOf = (number: string) => number.slice(-6);

function putIn(map: Map<string, Set<string>>, key: string, dossier: string): void {
  const set = map.get(key);
  if (set) set.add(dossier);
  else map.set(key, new Set([dossier]));
}

function takeOut(map: Map<string, Set<string>>, key: string, dossier: string): void {
  const set = map.get(key);
  set?.delete(dossier);
  if (set?.size === 0) map.delete(key);
}

function withNumber(records: Map<string, IndexedRecord>, ends: Map<string, Set<string>>, number: string): string[] {
  if (number === '') return [];
  const near = [...(ends.get(endOf(number)) ?? [])];
  return near.filter((dossier) =>
    records.get(dossier)?.entry.numbers.some((each) => each === number || endsAlike(number, each)),
  );
}

/** Words as written, and whose names they stand in; the same without marks; and what is near to which. */
type Words = { named: Map<string, Set<string>>; plain: Map<string, Set<string>>; vocabulary: Vocabulary };

function putWord({ named, plain, vocabulary }: Words, token: Token, dossier: string): void {
  if (named.get(token.written)?.has(dossier)) return;
  putIn(named, token.written, dossier);
  putIn(plain, token.plain, token.written);
  vocabulary.add(token.written);
}

function takeWord({ named, plain, vocabulary }: Words, token: Token, dossier: string): void {
  if (!named.get(token.written)?.has(dossier)) return;
  takeOut(named, token.written, dossier);
  vocabulary.remove(token.written);
  if (!named.has(token.written)) takeOut(plain, token.plain, token.written);
}

/** Dossiers that have some word for every word asked: the rarest word first, so that the sets stay small. */
function withName(words: Words, tokens: Token[]): string[] {
  const sets = tokens.map((token) => dossiersLike(words, token)).toSorted((a, b) => a.size - b.size);
  const [rarest, ...others] = sets;
  return rarest ? [...rarest].filter((dossier) => others.every((set) => set.has(dossier))) : [];
}

function dossiersLike(words: Words, token: Token): Set<string> {
  const found = new Set<string>();
  for (const written of wordsLike(words, token))
    for (const dossier of words.named.get(written) ?? []) found.add(dossier);
  return found;
}

/** Words that are the one asked for, begin with it, sound like it, or are a nickname of it or the other way round. */
function wordsLike({ plain, vocabulary }: Words, token: Token): Set<string> {
  const asked = vocabulary.read(token.written);
  const near = vocabulary.near(asked, LEAST_ALIKE);
  const found = new Set([...(plain.get(token.plain) ?? []), ...near, ...vocabulary.nicknames(asked)]);
  if (token.plain.length < LEAST_BEGINNING) return found;
  for (const [each, written] of plain) if (each.startsWith(token.plain)) for (const word of written) found.add(word);
  return found;
}
