import { isSameWord } from '#vault/index.ts';

const ASKED = 4;

/**
 * Which words of a sheet are asked for: spread over the whole page and fixed by the page itself, so that a second look
 * asks for the same ones. Positions count from 1, as printed.
 */
export function askedPositions(words: string[]): number[] {
  const part = words.length / ASKED;
  return Array.from({ length: ASKED }, (_, index) => Math.floor(index * part) + 1 + shift(words, index, part));
}

function shift(words: string[], index: number, part: number): number {
  const seed = [...(words[index] ?? '')].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
  return seed % Math.floor(part);
}

/** Whether a typed word is the printed one, in either script, with or without its marks. */
export function sameWords(printed: string | undefined, typed: string | undefined): boolean {
  return printed !== undefined && typed !== undefined && isSameWord(printed, typed);
}
