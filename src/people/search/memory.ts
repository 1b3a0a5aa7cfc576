import { compareRecord } from './compare.ts';
import { tokenComparer } from './compare-words.ts';
import { endsAlike, fitOf, yearWorth, type Fit } from './fit.ts';
import type { IndexEntry } from './index-entry.ts';
import { makeNameIndex, type NameIndex } from './name-index.ts';
import type { Asked } from './query.ts';
import type { Rated } from './rate.ts';
import type { Reason } from './reasons.ts';
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
  /** What fits what was asked, the best first, a page (`PAGE`) of it; and whether there are more pages. */
  find(asked: Asked, page?: number): { found: Found[]; more: boolean };
  /** One record beside what was asked, field by field. */
  compare(dossier: string, asked: Asked): Match | undefined;
};

/** So many records are laid beside a question in full; what a name begins with fits too many more. */
const PAGE = 500;

type Kept = {
  /** Each record at its place in a row; places of records that went are given again. */
  records: (IndexedRecord | undefined)[];
  free: number[];
  placeOf: Map<string, number>;
  names: NameIndex;
  ends: Map<string, Set<number>>;
};

/** An empty index. */
export function makeIndex(): MemoryIndex {
  const kept: Kept = { records: [], free: [], placeOf: new Map(), names: makeNameIndex(), ends: new Map() };
  const get = (dossier: string) => kept.records[kept.placeOf.get(dossier) ?? -1];
  const comparer = () => tokenComparer(kept.names.read);
  return {
    get,
    drop: (dossier) => drop(kept, dossier),
    putNumbers: (entry) => putNumbers(kept, entry),
    putNames: (dossier) => putNames(kept, dossier),
    put: (entry) => {
      if (putNumbers(kept, entry)) putNames(kept, entry.dossier);
    },
    size: () => kept.placeOf.size,
    all: () => kept.records.filter((record) => record !== undefined),
    find: (asked, page = 0) => find(kept, asked, page),
    compare: (dossier, asked) => {
      const record = get(dossier);
      return record && { record, reasons: compareRecord(asked, record, comparer()) };
    },
  };
}

function drop({ records, free, placeOf, names, ends }: Kept, dossier: string): void {
  const place = placeOf.get(dossier);
  const record = place === undefined ? undefined : records[place];
  if (place === undefined || !record) return;
  names.remove(place, record.tokens);
  for (const number of record.entry.numbers) takeOut(ends, endOf(number), place);
  records[place] = undefined;
  placeOf.delete(dossier);
  free.push(place);
}

function putNumbers(kept: Kept, entry: IndexEntry): boolean {
  const before = kept.records[kept.placeOf.get(entry.dossier) ?? -1];
  if (before && before.entry.at > entry.at) return false;
  drop(kept, entry.dossier);
  const place = kept.free.pop() ?? kept.records.length;
  kept.records[place] = { entry, tokens: [] };
  kept.placeOf.set(entry.dossier, place);
  for (const number of entry.numbers) putIn(kept.ends, endOf(number), place);
  return true;
}

function putNames({ records, placeOf, names }: Kept, dossier: string): void {
  const place = placeOf.get(dossier);
  const record = place === undefined ? undefined : records[place];
  if (place === undefined || !record) return;
  const named = namedRecord(record.entry);
  records[place] = named;
  names.add(place, named.tokens);
}

const endOf = (number: string) => number.slice(-6);

function putIn(map: Map<string, Set<number>>, key: string, place: number): void {
  const set = map.get(key);
  if (set) set.add(place);
  else map.set(key, new Set([place]));
}

function takeOut(map: Map<string, Set<number>>, key: string, place: number): void {
  const set = map.get(key);
  set?.delete(place);
  if (set?.size === 0) map.delete(key);
}

function find(kept: Kept, asked: Asked, page: number): { found: Found[]; more: boolean } {
  const compare = tokenComparer(kept.names.read);
  const byNumber = page === 0 ? withNumber(kept, asked.number) : [];
  const named = asked.tokens.length === 0 ? NOBODY : kept.names.find(asked.tokens, compare);
  const found = [...new Set([...byNumber, ...pageOf(kept, asked, named, page)])]
    .flatMap((place) => {
      const record = kept.records[place];
      return record ? [{ record, fit: fitOf(asked, record, compare) }] : [];
    })
    .filter(({ fit }) => fit.nameFits || fit.number.fits !== null)
    .toSorted(byWeight);
  return { found, more: named.places.length > (page + 1) * PAGE };
}

const NOBODY: Rated = { places: [], worth: new Float32Array() };

function withNumber({ records, ends }: Kept, number: string): number[] {
  if (number === '') return [];
  return [...(ends.get(endOf(number)) ?? [])].filter((place) =>
    records[place]?.entry.numbers.some((each) => each === number || endsAlike(number, each)),
  );
}

/** The places of one page, by what the names and the year speak for them. */
function pageOf({ records }: Kept, asked: Asked, { places, worth }: Rated, page: number): number[] {
  if (places.length <= PAGE) return page === 0 ? places : [];
  for (const [at, place] of places.entries())
    worth[at] = (worth[at] ?? 0) + yearWorth(asked.birthYear, records[place]?.entry.birthYear ?? null);
  const [from, to] = [page * PAGE, (page + 1) * PAGE];
  const least = worth.toSorted()[Math.max(0, places.length - to)] ?? 0;
  const best = [...places.keys()].filter((at) => (worth[at] ?? 0) >= least);
  return best
    .toSorted((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0) || (places[a] ?? 0) - (places[b] ?? 0))
    .slice(from, to)
    .flatMap((at) => places[at] ?? []);
}

const kindRank = ({ record }: Found) => (record.entry.kind === 'person' ? 0 : 1);

function byWeight(a: Found, b: Found): number {
  return b.fit.weight - a.fit.weight || kindRank(a) - kindRank(b) || b.record.entry.at - a.record.entry.at;
}
