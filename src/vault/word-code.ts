import { refuse } from '#kernel/errors.ts';
import { concat } from './bytes.ts';
import { chainHash } from './derive.ts';
import { printedWord, wordNumber, type WordList } from './word-lists.ts';

export { foldWord } from './word-lists.ts';

const BITS = 11;

/** The first `count` groups of eleven bits as words. */
export function wordsOfBits(bytes: Uint8Array, count: number, list: WordList = 'sr'): string[] {
  return Array.from({ length: count }, (_, at) => printedWord(list, bitsAt(bytes, at * BITS)));
}

function bitsAt(bytes: Uint8Array, from: number): number {
  let value = 0;
  for (let bit = from; bit < from + BITS; bit++) value = value * 2 + (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
  return value;
}

/** Bytes as words, eleven bits each, with at least eight bits of SHA-256 behind them so that a slip is noticed. */
export function bytesToWords(bytes: Uint8Array, list: WordList = 'sr'): string[] {
  const count = wordsFor(bytes.length);
  return wordsOfBits(concat(bytes, chainHash(['astra/words/v1', bytes])), count, list);
}

const wordsFor = (bytes: number) => Math.ceil((bytes * 8 + 8) / BITS);

/**
 * Words back to `length` bytes: either script, any case, with or without marks, from whichever list the first word is
 * of. Refuses `word-unknown` with the position (from 1) of the first word that is not in that list, and
 * `words-do-not-fit` when a word is missing, too many, wrong or out of place.
 */
export function wordsToBytes(words: string[], length: number): Uint8Array {
  const list = wordNumber('sr', words[0] ?? '') === undefined ? 'en' : 'sr';
  const numbers = words.map((word, at) => numberOf(list, word, at + 1));
  if (numbers.length !== wordsFor(length)) throw refuse('words-do-not-fit', 400);
  const bits = numbers.map((number) => number.toString(2).padStart(BITS, '0')).join('');
  const bytes = Uint8Array.from({ length }, (_, at) => Number.parseInt(bits.slice(at * 8, at * 8 + 8), 2));
  const right = bytesToWords(bytes, list);
  if (right.some((word, at) => wordNumber(list, word) !== numbers[at])) throw refuse('words-do-not-fit', 400);
  return bytes;
}

function numberOf(list: WordList, word: string, position: number): number {
  const number = wordNumber(list, word);
  if (number === undefined) throw refuse('word-unknown', 400, { position });
  return number;
}

/** Whether a typed word is the printed one of either list: in either script, with or without its marks. */
export function isSameWord(printed: string, typed: string): boolean {
  return (['sr', 'en'] as const).some((list) => {
    const number = wordNumber(list, printed);
    return number !== undefined && number === wordNumber(list, typed);
  });
}

/** A typed page of words: numbers, commas and line ends between them do not matter. */
export function splitWords(text: string): string[] {
  return text.split(/[^\p{L}\p{M}]+/u).filter((word) => word !== '');
}
