import { compareRecord } from './compare.ts';
import { tokenComparer } from './compare-words.ts';
import { endsAlike, fitOf, yearWorth, type Fit } from './fit.ts';
import { rememberingTokens, type Tokens } from './fold.ts';
import type { IndexEntry } from './index-entry.ts';
import { makeNameIndex, type NameIndex } from './name-index.ts';
import { makeNumberIndex, type NumberIndex } from './number-index.ts';
import { makePool, type Pool } from './pool.ts';
import type { Asked } from './query.ts';
import { pageOf, type Rated } from './rate.ts';
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

/** So many records are laid beside a question in full at once; what a name begins with fits too many more. */
const PAGE = 100;

type Kept = {
  /** Each entry at its place in a row, packed; places of entries that went are given again. */
  entries: Pool;
  /** Years of birth by place, 0 where not known: asked of everybody whom a name fits. */
  years: number[];
  /** Whether the names at a place are in; the same record may come to be named twice. */
  named: boolean[];
  free: number[];
  end: number;
  placeOf: Map<string, number>;
  tokens: Tokens;
  names: NameIndex;
  numbers: NumberIndex;
};

/** An empty index. */
export function makeIndex(): MemoryIndex {
  const kept: Kept = {
    ...{ entries: makePool(), years: [], named: [], free: [], end: 0, placeOf: new Map() },
    ...{ tokens: rememberingTokens(), names: makeNameIndex(), numbers: makeNumberIndex() },
  };
  const get = (dossier: string) => recordAt(kept, kept.placeOf.get(dossier));
  return {
    get,
    drop: (dossier) => drop(kept, dossier),
    putNumbers: (entry) => putNumbers(kept, entry),
    putNames: (dossier) => putNames(kept, dossier),
    put: (entry) => {
      if (putNumbers(kept, entry)) putNames(kept, entry.dossier);
    },
    size: () => kept.placeOf.size,
    all: () => [...kept.placeOf.values()].flatMap((place) => recordAt(kept, place) ?? []),
    find: (asked, page = 0) => find(kept, asked, page),
    compare: (dossier, asked) => {
      const record = get(dossier);
      return record && { record, reasons: compareRecord(asked, record, tokenComparer(kept.names.read)) };
    },
  };
}

const packer = new TextEncoder();
const unpacker = new TextDecoder();

function recordAt({ entries, tokens }: Kept, place: number | undefined): IndexedRecord | undefined {
  const packed = place === undefined ? undefined : entries.get(place);
  return packed && namedRecord(JSON.parse(unpacker.decode(packed)) as IndexEntry, tokens);
}

function drop(kept: Kept, dossier: string): void {
  const place = kept.placeOf.get(dossier);
  const record = recordAt(kept, place);
  if (place === undefined || !record) return;
  if (kept.named[place]) kept.names.remove(place, record.tokens);
  kept.named[place] = false;
  for (const number of record.entry.numbers) kept.numbers.remove(place, number);
  kept.entries.drop(place);
  kept.placeOf.delete(dossier);
  kept.free.push(place);
}

function putNumbers(kept: Kept, entry: IndexEntry): boolean {
  const before = recordAt(kept, kept.placeOf.get(entry.dossier));
  if (before && before.entry.at > entry.at) return false;
  drop(kept, entry.dossier);
  const place = kept.free.pop() ?? kept.end++;
  kept.entries.put(place, packer.encode(JSON.stringify(entry)));
  kept.years[place] = entry.birthYear ?? 0;
  kept.named[place] = false;
  kept.placeOf.set(entry.dossier, place);
  for (const number of entry.numbers) kept.numbers.add(place, number);
  return true;
}

function putNames(kept: Kept, dossier: string): void {
  const place = kept.placeOf.get(dossier);
  const record = recordAt(kept, place);
  if (place === undefined || !record || kept.named[place]) return;
  kept.names.add(place, record.tokens);
  kept.named[place] = true;
}

function find(kept: Kept, asked: Asked, page: number): { found: Found[]; more: boolean } {
  const compare = tokenComparer(kept.names.read);
  const byNumber = page === 0 ? withNumber(kept, asked.number) : [];
  const named = asked.tokens.length === 0 ? NOBODY : kept.names.find(asked.tokens, compare, kept.end);
  addYears(kept, asked.birthYear, named);
  const found = [...new Set([...byNumber, ...pageOf(named, page * PAGE, (page + 1) * PAGE)])]
    .flatMap((place) => {
      const record = recordAt(kept, place);
      return record ? [{ record, fit: fitOf(asked, record, compare) }] : [];
    })
    .filter(({ fit }) => fit.nameFits || fit.number.fits !== null)
    .toSorted(byWeight);
  return { found, more: named.places.length > (page + 1) * PAGE };
}

const NOBODY: Rated = { places: [], worth: new Float32Array() };

function withNumber(kept: Kept, number: string): number[] {
  if (number === '') return [];
  const fits = (each: string) => each === number || endsAlike(number, each);
  return kept.numbers.ending(number).filter((place) => recordAt(kept, place)?.entry.numbers.some(fits));
}

function addYears({ years }: Kept, asked: number | null, { places, worth }: Rated): void {
  if (asked === null) return;
  for (const [at, place] of places.entries()) worth[at] = (worth[at] ?? 0) + yearWorth(asked, years[place] || null);
}

const kindRank = ({ record }: Found) => (record.entry.kind === 'person' ? 0 : 1);

function byWeight(a: Found, b: Found): number {
  return b.fit.weight - a.fit.weight || kindRank(a) - kindRank(b) || b.record.entry.at - a.record.entry.at;
}
