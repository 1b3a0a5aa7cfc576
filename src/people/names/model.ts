import { makeBones } from './bones.ts';
import { JOINED, JOINED_LEAST, layWords, MOST_WORDS } from './compare.ts';
import { makeKnown } from './known.ts';
import { makeReader } from './readings.ts';
import { makeSounds, type Sounds } from './sounds.ts';
import { readNameTables, type NameTables } from './tables.ts';
import { compareWords, isNickname, quickCost, readWord, type Compared, type ReadWord, type WordModel } from './word.ts';
import { nameWords, type NameWord } from './words.ts';

/** A word of a name, read; `short`: an initial. `weak`: an article or link that may as well be missing. `halves`: the two it is made of. */
type Part = { word: ReadWord; short: boolean; weak: boolean; halves: ReadWord[] };

/** A name ready to be compared, read once for many comparisons. */
export type ReadName = { text: string; ways: Part[][] };

export type NameModel = {
  read(text: string): ReadName;
  /** The words of a name as they are written, without titles. */
  wordsOf(text: string): NameWord[];
  /**
   * How alike two names are, 0 to 1: spelling, script, marks, slips and order, in any words. Symmetric; the same for a
   * name in Serbian Latin and in Cyrillic. Nicknames are no spelling and do not count here.
   */
  likeness(a: ReadName, b: ReadName): number;
  /** The same for two single words, and what they are to each other; less than `least` may be told as 0. */
  compareWords(a: ReadWord, b: ReadWord, least?: number): Compared;
  /** Whether one word is a nickname of the other. */
  isNickname(a: ReadWord, b: ReadWord): boolean;
  word(written: string): ReadWord;
  /** What parts two words by their plainest reading alone: to leave out those that are far apart. */
  quickCost(a: ReadWord, b: ReadWord, least?: number): number;
};

/** Makes the model from its tables. */
function makeNameModel(tables: NameTables): NameModel {
  const [sounds, reader] = [makeSounds(tables), makeReader(tables)];
  const model: WordModel = { sounds, reader, known: makeKnown(tables), bones: makeBones(tables) };
  const kinds = new Map(tables.nameWords.map((row) => [row.word, row]));
  const word = (written: string) => readWord(model, written);
  const compare = (a: ReadWord, b: ReadWord, least = 0) => compareWords(model.sounds, a, b, least);
  const alike = (a: ReadWord, b: ReadWord) => compare(a, b).likeness;
  return {
    word,
    compareWords: compare,
    isNickname,
    wordsOf: (text) => nameWords(kinds, text),
    quickCost: (a, b, least) => quickCost(model.sounds, a, b, least),
    read: (text) => {
      const words = nameWords(kinds, text);
      return {
        text,
        ways: waysOf(
          words.map((each) => ({ ...each, halves: [], word: word(each.written) })),
          word,
        ),
      };
    },
    likeness: (a, b) => likeness(alike, model, a, b),
  };
}

let whole: NameModel | undefined;

/** The model with the tables of the house, made at the first use (about half a second). */
export function nameModel(): NameModel {
  return (whole ??= makeNameModel(readNameTables()));
}

/** A name without its articles and links, and with each two neighbours written together. */
function waysOf(parts: Part[], word: (written: string) => ReadWord): Part[][] {
  const strong = (way: Part[]) => way.filter(({ weak }) => !weak);
  return [strong(parts), ...parts.slice(1).flatMap((_, at) => joinedAt(parts, at, word).map(strong))];
}

function joinedAt(parts: Part[], at: number, word: (written: string) => ReadWord): Part[][] {
  const [first, second] = [parts[at], parts[at + 1]];
  if (!first || !second || first.short || second.short) return [];
  const halves = [first.word, second.word];
  const one = { word: word(halves.map(({ written }) => written).join('')), short: false, weak: false, halves };
  return [[...parts.slice(0, at), one, ...parts.slice(at + 2)]];
}

/** An initial beside a name that begins with it: likely, and no more. */
const INITIAL = 0.86;
/** What two first sounds may cost to be one: marks left out, another spelling. */
const SAME_BEGINNING = 0.1;
/** Initials alone are nobody's name. */
const INITIALS_ONLY = 0.5;

type Alike = (a: ReadWord, b: ReadWord) => number;

function likeness(alike: Alike, model: WordModel, a: ReadName, b: ReadName): number {
  let best = 0;
  for (const [i, one] of a.ways.entries())
    for (const [j, other] of b.ways.entries()) {
      if (i > 0 && j > 0 && isJoined(a, i) && isJoined(b, j)) continue;
      const cost = isJoined(a, i) || isJoined(b, j) ? JOINED : 0;
      best = Math.max(best, laid(alike, model, one, other) - cost);
    }
  return best;
}

function isJoined({ ways }: ReadName, way: number): boolean {
  return way > 0 && (ways[way]?.some(({ halves }) => halves.length > 0) ?? false);
}

function laid(alike: Alike, model: WordModel, a: Part[], b: Part[]): number {
  const [rows, columns] = a.length <= b.length ? [a, b] : [b, a];
  const [few, many] = [rows.slice(0, MOST_WORDS), columns.slice(0, MOST_WORDS)];
  if (few.length === 0) return 0;
  const grid = few.map((row) => many.map((column) => partLikeness(alike, model, row, column)));
  const initialsOnly = few.every(({ short }) => short) || many.every(({ short }) => short);
  return layWords(grid, many.length).likeness * (initialsOnly ? INITIALS_ONLY : 1);
}

function partLikeness(alike: Alike, { sounds }: WordModel, a: Part, b: Part): number {
  if (!a.short && !b.short) return wordLikeness(alike, a, b);
  if (a.halves.length + b.halves.length > 0) return 0;
  const begins = a.word.readings.some((one) =>
    b.word.readings.some((other) => beginAlike(sounds, one.codes, other.codes)),
  );
  return begins ? INITIAL : 0;
}

/** Two words written as one are alike to a word only where neither of them is as alike to it by itself. */
function wordLikeness(alike: Alike, a: Part, b: Part): number {
  const asOne = alike(a.word, b.word);
  if (a.halves.length + b.halves.length === 0) return asOne;
  const byHalf = [...a.halves.map((half) => alike(half, b.word)), ...b.halves.map((half) => alike(a.word, half))];
  return asOne < JOINED_LEAST || byHalf.some((half) => half >= asOne) ? 0 : asOne;
}

function beginAlike({ swap, count }: Sounds, [a = 0]: Uint8Array, [b = 0]: Uint8Array): boolean {
  return (swap[a * count + b] ?? 1) <= SAME_BEGINNING;
}
