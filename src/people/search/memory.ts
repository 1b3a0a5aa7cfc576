import { ONE_MORE } from '../names/compare.ts';
import { compareRecord } from './compare.ts';
import { endsAlike, fitOf, yearWorth, type Fit } from './fit.ts';
import type { IndexEntry } from './index-entry.ts';
import { endOf } from './number-index.ts';
import { packEntries, type Packed } from './packed.ts';
import type { Asked } from './query.ts';
import { NOBODY, pageOf, type Rated } from './rate.ts';
import type { Reason } from './reasons.ts';
import type { IndexedRecord } from './record.ts';
import {
  bury,
  entryAt,
  factsOf,
  makeShelves,
  nameSome,
  placeOf,
  quickRecordAt,
  recordAt,
  take,
  type Shelves,
  type Taken,
} from './shelves.ts';

/** A record, and why it was found. */
export type Match = { record: IndexedRecord; reasons: Reason[] };

/** A record, and how it fits; its words as they are folded, not as they are shown. */
export type Found = { record: IndexedRecord; fit: Fit };

/** The open index: every entry in the clear, so it lives only while somebody entitled is at work, on the search thread. */
export type MemoryIndex = {
  /** Takes entries in: from now on found by whole number. Of two about one dossier the later holds. */
  take(packed: Packed): Taken;
  /** The other half of `take`, which may be slow: names some of what was taken. False when all of it is found by name. */
  nameSome(): boolean;
  /** Adds an entry whole. */
  put(entry: IndexEntry): void;
  /** Takes a dossier out for good: what comes of it later is not taken in. Tells where it stood. */
  bury(dossier: string): number | undefined;
  get(dossier: string): IndexedRecord | undefined;
  /** The entry at a place that `take` named; nothing once it was buried. */
  entryAt(place: number): IndexEntry | undefined;
  size(): number;
  all(): Iterable<IndexedRecord>;
  /**
   * What fits what was asked, the best first, a page (`PAGE`) of it; and whether there are more pages. `among`: by name
   * these dossiers alone are looked at.
   */
  find(asked: Asked, page?: number, among?: readonly string[] | null): { found: Found[]; more: boolean };
  /** One record beside what was asked, field by field. */
  compare(dossier: string, asked: Asked): Match | undefined;
};

/** So many records are laid beside a question in full at once; what a name begins with fits too many more. */
const PAGE = 100;

/** An empty index. */
export function makeIndex(): MemoryIndex {
  const shelves = makeShelves();
  const get = (dossier: string) => recordAt(shelves, placeOf(shelves, dossier));
  return {
    get,
    take: (packed) => take(shelves, packed),
    nameSome: () => nameSome(shelves),
    put: (entry) => {
      take(shelves, packEntries([entry]));
      while (nameSome(shelves));
    },
    bury: (dossier) => bury(shelves, dossier),
    entryAt: (place) => entryAt(shelves, place),
    size: () => shelves.size,
    all: () => everyRecord(shelves),
    find: (asked, page = 0, among = null) => find(shelves, asked, { page, among }),
    compare: (dossier, asked) => {
      const record = get(dossier);
      return record && { record, reasons: compareRecord(asked, record, shelves.compare) };
    },
  };
}

function* everyRecord(shelves: Shelves): Iterable<IndexedRecord> {
  for (let place = 0; place < shelves.end; place++) {
    const record = recordAt(shelves, place);
    if (record) yield record;
  }
}

type Part = { page: number; among: readonly string[] | null };

function find(shelves: Shelves, asked: Asked, { page, among }: Part): { found: Found[]; more: boolean } {
  const { names, compare, end } = shelves;
  const byNumber = page === 0 ? withNumber(shelves, asked.number) : [];
  const to = (page + 1) * PAGE;
  // A year may put anybody before others, and those meant may stand anywhere: then all are wanted.
  const most = among || asked.birthYear !== null ? Infinity : to;
  const less = (place: number) => missedAt(shelves, asked, place);
  const everybody = asked.tokens.length === 0 ? NOBODY : names.find(asked, compare, end, { most, less });
  const named = among ? onlyAmong(shelves, everybody, among) : everybody;
  addFacts(shelves, asked, named);
  const found = [...new Set([...byNumber, ...pageOf(named, page * PAGE, to)])]
    .flatMap((place) => {
      const record = quickRecordAt(shelves, place);
      return record ? [{ record, fit: fitOf(asked, record, compare) }] : [];
    })
    .filter(({ fit }) => fit.nameFits || fit.number.fits !== null)
    .toSorted(byWeight);
  return { found, more: named.places.length + named.left > to };
}

function onlyAmong(shelves: Shelves, { places, worth }: Rated, dossiers: readonly string[]): Rated {
  const among = new Set(dossiers.map((dossier) => placeOf(shelves, dossier)));
  const kept = [...places.keys()].filter((at) => among.has(places[at]));
  return {
    places: kept.flatMap((at) => places[at] ?? []),
    worth: Float32Array.from(kept, (at) => worth[at] ?? 0),
    left: 0,
  };
}

function withNumber(shelves: Shelves, number: string): number[] {
  if (number === '') return [];
  const fits = (each: string) => each === number || endsAlike(number, each);
  return shelves.numbers.ending(endOf(number)).filter((place) => entryAt(shelves, place)?.numbers.some(fits));
}

/** Words of the full name that were not asked for, and the year of birth; none of it hides anybody. */
function addFacts(shelves: Shelves, asked: Asked, { places, worth }: Rated): void {
  for (const [at, place] of places.entries()) {
    const year = yearWorth(asked.birthYear, factsOf(shelves, place).year);
    worth[at] = (worth[at] ?? 0) - missedAt(shelves, asked, place) + year;
  }
}

function missedAt(shelves: Shelves, { tokens }: Asked, place: number): number {
  return ONE_MORE * Math.max(0, factsOf(shelves, place).fullWords - tokens.length);
}

const kindRank = ({ record }: Found) => (record.entry.kind === 'person' ? 0 : 1);

/** How many words stand on record just as they were asked for. */
const wordsEqual = ({ fit }: Found) => fit.pairs.filter(({ likeness }) => likeness?.grade === 'equal').length;

function byWeight(a: Found, b: Found): number {
  return (
    b.fit.weight - a.fit.weight ||
    wordsEqual(b) - wordsEqual(a) ||
    kindRank(a) - kindRank(b) ||
    b.record.entry.at - a.record.entry.at
  );
}
