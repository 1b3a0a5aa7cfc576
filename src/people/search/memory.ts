import { compareRecord, endsAlike, plainAlike, type Comparison } from './compare.ts';
import type { IndexEntry } from './index-entry.ts';
import type { Token } from './fold.ts';
import type { Asked } from './query.ts';
import { namedRecord, type IndexedRecord } from './record.ts';

export type Match = { record: IndexedRecord } & Comparison;

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
  find(asked: Asked): Match[];
  /** One record beside what was asked. */
  compare(dossier: string, asked: Asked): Match | undefined;
};

/** An empty index. */
export function makeIndex(): MemoryIndex {
  const records = new Map<string, IndexedRecord>();
  const words = new Map<string, Set<string>>();
  const ends = new Map<string, Set<string>>();
  const drop = (dossier: string) => {
    const record = records.get(dossier);
    if (!record) return;
    records.delete(dossier);
    for (const token of record.tokens) takeOut(words, token.plain, dossier);
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
    for (const token of named.tokens) putIn(words, token.plain, dossier);
  };
  const compare = (dossier: string, asked: Asked) => {
    const record = records.get(dossier);
    return record && { record, ...compareRecord(asked, record) };
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
      return [...found]
        .flatMap((dossier) => compare(dossier, asked) ?? [])
        .filter((match) => match.nameFits || match.numberFits !== null)
        .toSorted((a, b) => b.weight - a.weight || kindRank(a) - kindRank(b) || b.record.entry.at - a.record.entry.at);
    },
  };
}

const kindRank = ({ record }: Match) => (record.entry.kind === 'person' ? 0 : 1);

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

/** Dossiers that have some word for every word asked: the rarest word first, so that the sets stay small. */
function withName(words: Map<string, Set<string>>, tokens: Token[]): string[] {
  const sets = tokens.map((token) => dossiersLike(words, token)).toSorted((a, b) => a.size - b.size);
  const [rarest, ...others] = sets;
  return rarest ? [...rarest].filter((dossier) => others.every((set) => set.has(dossier))) : [];
}

function dossiersLike(words: Map<string, Set<string>>, token: Token): Set<string> {
  const found = new Set<string>();
  for (const [plain, dossiers] of words)
    if (plainAlike(token.plain, plain)) for (const dossier of dossiers) found.add(dossier);
  return found;
}
