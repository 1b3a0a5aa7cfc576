import { makeColumn, type Column } from './column.ts';
import { tokenComparer, type CompareTokens } from './compare-words.ts';
import { hashOf, makeDossiers, type Dossiers } from './dossiers.ts';
import type { IndexEntry } from './index-entry.ts';
import { makeNameIndex, type NameIndex } from './name-index.ts';
import { endOf, makeNumberIndex, type NumberIndex } from './number-index.ts';
import { entryIn, fullWordsIn, renumber, wordsIn, type Packed } from './packed.ts';
import { makePool, type Pool } from './pool.ts';
import { namedRecord, type IndexedRecord } from './record.ts';

/** Everything the index holds. Each entry has a place of its own, a number that is never given again. */
export type Shelves = {
  pieces: Pool;
  /** By place what is asked of everybody whom a name fits: see `factsOf`. */
  facts: Column;
  /** By place: with which taking it waits to be named; 0: it is. */
  waiting: Column;
  dossiers: Dossiers;
  names: NameIndex;
  numbers: NumberIndex;
  /** Remembers words it compared; made anew when an entry goes, so that it remembers none of hers. */
  compare: CompareTokens;
  end: number;
  size: number;
  unnamed: Unnamed[];
  takings: number;
  /** Hashes of dossiers nobody finds any more, and those themselves. */
  buried: Map<number, Set<string>>;
};

/** What was taken in and is not named yet: the words in its pieces have the numbers of `words` until then. */
type Unnamed = { taking: number; places: Taken; words: string[]; learnt: number };

/** Where each entry taken in stands now, or a later one of its dossier; nowhere where that is buried. */
export type Taken = (number | undefined)[];

const [YEAR_BITS, MOST_FULL_WORDS] = [16, 255];

/** Year of birth (null where not known) and how many words the full name has, of the record at a place. */
export function factsOf({ facts }: Shelves, place: number): { year: number | null; fullWords: number } {
  const value = facts.get(place);
  return { year: value & (2 ** YEAR_BITS - 1) || null, fullWords: value >>> YEAR_BITS };
}

/** Holds nothing. */
export function makeShelves(): Shelves {
  const names = makeNameIndex();
  return {
    ...{ pieces: makePool(), facts: makeColumn(), waiting: makeColumn(), dossiers: makeDossiers() },
    ...{ names, compare: tokenComparer(names.read), numbers: makeNumberIndex(), buried: new Map() },
    ...{ end: 0, size: 0, unnamed: [], takings: 0 },
  };
}

/** The entry at a place; undefined where it was buried. */
export function entryAt({ pieces }: Shelves, place: number): IndexEntry | undefined {
  const piece = pieces.get(place);
  return piece && entryIn(piece);
}

/** The record at a place; undefined where it was buried. */
export function recordAt(shelves: Shelves, place: number | undefined): IndexedRecord | undefined {
  const entry = place === undefined ? undefined : entryAt(shelves, place);
  return entry && namedRecord(entry);
}

/** The same for many: its names are not taken apart again, and its words shown as they are folded. */
export function quickRecordAt(shelves: Shelves, place: number): IndexedRecord | undefined {
  const { pieces, names, waiting } = shelves;
  const piece = pieces.get(place);
  if (!piece) return undefined;
  if (waiting.get(place) !== 0) return recordAt(shelves, place);
  const tokens = wordsIn(piece).map(({ word, kind, place: at }) => {
    const { written, latin, plain } = names.token(word);
    return { written, latin, plain, kind, shown: written, place: at };
  });
  return { entry: entryIn(piece), tokens };
}

/** Where a dossier stands. */
export function placeOf(shelves: Shelves, dossier: string): number | undefined {
  return shelves.dossiers.find(hashOf(dossier), (place) => entryAt(shelves, place)?.dossier === dossier);
}

/** Takes entries in; see `MemoryIndex.take`. */
export function take(shelves: Shelves, packed: Packed): Taken {
  const taking = ++shelves.takings;
  let [from, fromEnd] = [0, 0];
  const places = Array.from(packed.lengths, (length, at) => {
    const piece = packed.pieces.subarray(from, from + length);
    const ends = packed.ends.subarray(fromEnd, fromEnd + (packed.numbers[at] ?? 0));
    from += length;
    fromEnd += ends.length;
    const { place, isMine } = placeFor(shelves, packed.hashes[at] ?? 0, piece);
    if (place !== undefined && isMine) put(shelves, place, { piece, ends, taking, year: packed.years[at] ?? 0 });
    return place;
  });
  shelves.unnamed.push({ taking, places, words: packed.words, learnt: 0 });
  return places;
}

/** A place of its own, or the one where its dossier stands already: its, if it is the later. None where that is buried. */
function placeFor(shelves: Shelves, hash: number, piece: Uint8Array): { place: number | undefined; isMine: boolean } {
  const { dossiers, buried } = shelves;
  if (buried.get(hash)?.has(entryIn(piece).dossier)) return { place: undefined, isMine: false };
  const there = dossiers.find(hash, (place) => entryAt(shelves, place)?.dossier === entryIn(piece).dossier);
  const before = there === undefined ? undefined : entryAt(shelves, there);
  if (there !== undefined && before) {
    const isMine = before.at <= entryIn(piece).at;
    if (isMine) empty(shelves, there);
    return { place: there, isMine };
  }
  dossiers.add(hash, shelves.end);
  return { place: shelves.end++, isMine: true };
}

type Putting = { piece: Uint8Array; ends: Uint32Array; year: number; taking: number };

function put(shelves: Shelves, place: number, { piece, ends, year, taking }: Putting): void {
  shelves.pieces.put(place, piece);
  shelves.facts.set(
    place,
    (Math.min(fullWordsIn(piece), MOST_FULL_WORDS) << YEAR_BITS) | (year & (2 ** YEAR_BITS - 1)),
  );
  shelves.waiting.set(place, taking);
  for (const end of ends) shelves.numbers.add(place, end);
  shelves.size += 1;
}

/** Takes out what stands at a place. */
function empty(shelves: Shelves, place: number): void {
  const { pieces, waiting, names, numbers } = shelves;
  const piece = pieces.get(place);
  if (!piece) return;
  if (waiting.get(place) === 0) for (const { word } of wordsIn(piece)) names.remove(place, word);
  for (const number of entryIn(piece).numbers) numbers.remove(place, endOf(number));
  pieces.drop(place);
  shelves.compare = tokenComparer(names.read);
  shelves.size -= 1;
}

/** Takes a dossier out for good. */
export function bury(shelves: Shelves, dossier: string): number | undefined {
  const hash = hashOf(dossier);
  shelves.buried.set(hash, (shelves.buried.get(hash) ?? new Set()).add(dossier));
  const place = placeOf(shelves, dossier);
  if (place !== undefined) empty(shelves, place);
  return place;
}

/** So many new words are learnt before others get their answers. */
const SLICE = 500;

/** Names some of what was taken in; false when nothing is left. */
export function nameSome(shelves: Shelves): boolean {
  const [next] = shelves.unnamed;
  if (!next) return false;
  let room = SLICE;
  for (; next.learnt < next.words.length && room > 0; next.learnt++)
    if (shelves.names.learn(next.words[next.learnt] ?? '')) room -= 1;
  if (next.learnt < next.words.length) return true;
  nameAll(shelves, next);
  shelves.unnamed.shift();
  return shelves.unnamed.length > 0;
}

/** At one go: from here on the numbers of words hold. */
function nameAll({ names, pieces, waiting }: Shelves, { taking, places, words }: Unnamed): void {
  const numbers = words.map((word) => names.numberOf(word));
  for (const place of places) {
    // Meanwhile it may have been buried, or another entry came.
    if (place === undefined || waiting.get(place) !== taking) continue;
    const piece = pieces.get(place);
    if (!piece) continue;
    waiting.set(place, 0);
    renumber(piece, (word) => {
      const number = numbers[word] ?? 0;
      names.add(place, number);
      return number;
    });
  }
  for (const number of numbers) names.tidy(number);
}
