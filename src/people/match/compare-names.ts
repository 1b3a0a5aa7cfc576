import type { Comparer } from './comparer.ts';
import { kindsSurelyDiffer, type NameBook, type WordLevel } from './name-book.ts';
import type { Outline } from './outline.ts';

const WORDS = ['exact', 'spelling', 'near', 'far', 'nickname', 'differs'] as const satisfies WordLevel[];
const NUMBER: Record<WordLevel, number> = { exact: 1, spelling: 2, near: 3, far: 4, nickname: 5, differs: 6 };

/** A name as it is compared: its words by their numbers in the book, and all of them written together. */
type NameValue = { text: string; words: number[]; together: number };

/** Full names: their words in any order; a word more on one side (a middle name, a second surname) is no contradiction. */
export function fullNameComparer(book: NameBook): Comparer<NameValue> {
  return {
    levels: WORDS,
    chains: [
      ['exact', 'spelling', 'near', 'far', 'differs'],
      ['exact', 'nickname', 'differs'],
    ],
    read: (text) => readName(book, text, (a, b) => (a < b ? -1 : 1)),
    keyOf: ({ text }) => text,
    same: () => NUMBER.exact,
    level: (a, b) => nameLevel(book, a, b),
    facets: ({ words }) => facetsOf(book, words),
    costly: true,
    outline: { of: (name) => outlineOf(book, name), differ: surelyApart },
  };
}

/** Given names and surnames; the same, with a level for the two in each other's place, given by the pair of them. */
export function nameComparer(book: NameBook): Comparer<NameValue> {
  return {
    ...fullNameComparer(book),
    levels: ['exact', 'spelling', 'near', 'far', 'nickname', 'swapped', 'differs'],
    chains: [
      ['exact', 'spelling', 'near', 'far', 'differs'],
      ['exact', 'nickname', 'differs'],
      ['exact', 'swapped', 'differs'],
    ],
    read: (text) => readName(book, text),
    level: (a, b) => {
      const level = nameLevel(book, a, b);
      return level === NUMBER.differs ? SWAPPED + 1 : level;
    },
  };
}

/** Names as near as this or nearer are the same but for a slip. */
export const NEAR = NUMBER.near;
/** The level of names that stand in each other's place. */
export const SWAPPED = 6;

function readName(book: NameBook, text: string, order?: (a: string, b: string) => number): NameValue | null {
  const all = book.numbersOf(text);
  const strong = all.filter((number) => !book.word(number).weak);
  const words = strong.length > 0 ? strong : all;
  if (words.length === 0) return null;
  const folded = words.map((number) => book.word(number).folded);
  const ordered = order ? folded.toSorted(order) : folded;
  return { text: ordered.join(' '), words, together: words.length > 1 ? book.together(words) : (words[0] ?? 0) };
}

/** Of a single word; the outline of several is alike to every other. */
function outlineOf(book: NameBook, { words, together }: NameValue): Outline {
  const { short, read } = book.word(together);
  if (words.length > 1 || short) return { letters: 0, frame: -1 };
  const { inAll, inAny } = read.kinds;
  return { letters: book.hasOtherForms(together) ? inAll | OTHER_FORMS : inAll, frame: inAny };
}

/** Set in the outline of a word that has nicknames or other forms, which sound as they will. */
const OTHER_FORMS = 1 << 31;

function surelyApart(letters: number, frame: number, others: number, other: number): boolean {
  return (letters & others & OTHER_FORMS) === 0 && kindsSurelyDiffer(letters, frame, others, other);
}

function nameLevel(book: NameBook, a: NameValue, b: NameValue): number {
  if (a.words.length === 1 && b.words.length === 1) return NUMBER[book.level(a.together, b.together)];
  const aligned = comesFirst(a, b) ? alignWords(book, a.words, b.words) : alignWords(book, b.words, a.words);
  if (a.words.length === b.words.length || aligned < NUMBER.near) return aligned;
  // Two words written as one: Ana Marija, Anamarija.
  const together = NUMBER[book.level(a.together, b.together)];
  return together < NUMBER.near ? Math.min(aligned, NUMBER.near) : aligned;
}

/** The shorter name, of two as long always the same one: so the order asked in changes nothing. */
function comesFirst(a: NameValue, b: NameValue): boolean {
  return a.words.length === b.words.length ? a.text < b.text : a.words.length < b.words.length;
}

/** Each word of the shorter name beside the best free one of the longer; the whole is as good as its worst word. */
function alignWords(book: NameBook, shorter: readonly number[], longer: readonly number[]): number {
  const free = [...longer];
  let worst: number = NUMBER.exact;
  for (const word of shorter) {
    const numbers = free.map((other) => NUMBER[book.level(word, other)]);
    const best = Math.min(...numbers);
    free.splice(numbers.indexOf(best), 1);
    worst = Math.max(worst, best);
    if (worst === NUMBER.differs) return worst;
  }
  // One word alone beside several says less than that word beside itself.
  if (free.length > 0) worst = Math.max(worst, shorter.length > 1 ? NUMBER.near : NUMBER.far);
  return worst;
}

/** By the bones of how it may sound, its beginning and its end: words of a name, in whichever order they stand. */
function facetsOf(book: NameBook, numbers: readonly number[]): string[][] {
  const words = numbers.map((number) => book.word(number));
  return [
    words.flatMap(({ read, folded, short }) => (short ? [folded] : read.bones.slice(0, MOST_BONES))),
    words.map(({ folded }) => folded.slice(0, 3)),
    words.map(({ folded }) => folded.slice(-3)),
  ];
}

/** The likeliest readings come first. */
const MOST_BONES = 4;
