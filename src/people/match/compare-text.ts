import type { Comparer } from './comparer.ts';
import { foldValue } from './fold-value.ts';
import { nameLevel, surelyDiffer, type NameLevel } from './name-level.ts';
import { outlineOf } from './outline.ts';

const LEVELS = ['exact', 'near', 'far', 'differs'] as const satisfies NameLevel[];
const NUMBER: Record<NameLevel, number> = { exact: 1, near: 2, far: 3, differs: 4 };

/** Places, streets and other words: as written after folding, by the likeness of the whole. */
export const textComparer: Comparer<string> = {
  levels: LEVELS,
  chains: [LEVELS],
  read: (text) => foldValue(text) || null,
  keyOf: (text) => text,
  same: () => 1,
  level: (a, b) => NUMBER[nameLevel(a, b)],
  facets: (text) => [[text.slice(0, 4)], [text.slice(-4)]],
  costly: false,
  outline: { of: outlineOf, differ: surelyDiffer },
};

/** Names of persons; the same, with a level for given name and surname in each other's place, given by the pair of them. */
export const nameComparer: Comparer<string> = {
  ...textComparer,
  levels: ['exact', 'near', 'far', 'swapped', 'differs'],
  chains: [
    ['exact', 'near', 'far', 'differs'],
    ['exact', 'swapped', 'differs'],
  ],
  level: (a, b) => (nameLevel(a, b) === 'differs' ? 5 : NUMBER[nameLevel(a, b)]),
  facets: (text) => nameFacets(text.split(' ')),
};

/** The level of names that stand in each other's place. */
export const SWAPPED = 4;

const { outline: _, ...plainText } = textComparer;

/** Sex, country and other lists: the same or not. */
export const categoryComparer: Comparer<string> = {
  ...plainText,
  levels: ['exact', 'differs'],
  chains: [['exact', 'differs']],
  level: () => 2,
  facets: (text) => [[text]],
  costly: false,
};

/** By its consonants, its beginning and its end: words of a name, in whichever order they stand. */
function nameFacets(words: string[]): string[][] {
  return [words.map(skeleton), words.map((word) => word.slice(0, 3)), words.map((word) => word.slice(-3))];
}

/** The consonants of a word, doubled ones once; j, h and y come and go between spellings, w is v. */
function skeleton(word: string): string {
  const first = word.charAt(0);
  const rest = word
    .slice(1)
    .replaceAll('w', 'v')
    .replaceAll(/[aeiouyjh]/g, '')
    .replaceAll(/(.)\1+/g, '$1');
  return (first + rest).slice(0, 5);
}

/** Full names: their words in any order; a word more on one side (a middle name, a second surname) is no contradiction. */
export const fullNameComparer: Comparer<string[]> = {
  levels: LEVELS,
  chains: [LEVELS],
  read: (text) => {
    const folded = foldValue(text);
    return folded === '' ? null : folded.split(' ').toSorted();
  },
  keyOf: (words) => words.join(' '),
  same: () => 1,
  level: (a, b) => (comesFirst(a, b) ? alignWords(a, b) : alignWords(b, a)),
  facets: nameFacets,
  costly: true,
};

/** The shorter name, of two as long always the same one: so the order asked in changes nothing. */
function comesFirst(a: string[], b: string[]): boolean {
  return a.length === b.length ? a.join(' ') < b.join(' ') : a.length < b.length;
}

/** Each word of the shorter name beside the best free one of the longer; the whole is as good as its worst word. */
function alignWords(shorter: string[], longer: string[]): number {
  const free = [...longer];
  let worst = 1;
  for (const word of shorter) {
    const numbers = free.map((other) => NUMBER[nameLevel(word, other)]);
    const best = Math.min(...numbers);
    free.splice(numbers.indexOf(best), 1);
    worst = Math.max(worst, best);
  }
  // One word alone beside several says less than that word beside itself.
  if (free.length > 0) worst = Math.max(worst, shorter.length > 1 ? NUMBER.near : NUMBER.far);
  return worst;
}
