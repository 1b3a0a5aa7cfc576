import { readTable } from '#kernel/lists.ts';
import { foldLetters } from './fold.ts';

/** So many letters at least must be left over when everything easily guessed has been taken out. */
const LEFT_OVER = 4;
const FEWEST_DIFFERENT = 5;

const obvious = readTable(new URL('./lists/obvious-passphrases.tsv', import.meta.url))
  .map((row) => row['word'] ?? '')
  .toSorted((a, b) => b.length - a.length);

/**
 * Whether a passphrase is among the first that anybody would try: few different letters, one piece repeated, or nearly
 * nothing but well-known words, years and runs along the alphabet, the digits or the keyboard, in either script.
 */
export function isObvious(passphrase: string): boolean {
  const text = foldLetters(passphrase.toLowerCase());
  if (new Set(text).size < FEWEST_DIFFERENT || /^(.+?)\1+.{0,3}$/su.test(text)) return true;
  return [...withoutRuns(withoutWords(text))].length < LEFT_OVER;
}

function withoutWords(text: string): string {
  return obvious.reduce((left, word) => left.replaceAll(word, ''), text).replaceAll(/(19|20)\d\d|[\s.,!?_-]/gu, '');
}

/** Takes out runs of four and more neighbours (abcd, 4321) and of four and more equal letters. */
function withoutRuns(text: string): string {
  const letters = [...text];
  return letters.filter((_, at) => runThrough(letters, at) < LEFT_OVER).join('');
}

function runThrough(letters: string[], at: number): number {
  return Math.max(...[-1, 0, 1].map((step) => 1 + runFrom(letters, at, step, 1) + runFrom(letters, at, step, -1)));
}

function runFrom(letters: string[], at: number, step: number, direction: 1 | -1): number {
  let length = 0;
  for (let here = at; follows(letters[here], letters[here + direction], step * direction); here += direction) length++;
  return length;
}

/** Whether `next` is `step` places along from `letter`. */
function follows(letter: string | undefined, next: string | undefined, step: number): boolean {
  return letter !== undefined && next !== undefined && next.codePointAt(0) === (letter.codePointAt(0) ?? 0) + step;
}
