import { toLatin } from '#kernel/words.ts';

/** Serbian letters of either script as plain Latin ones; đ as dj. Only for comparing words of our own lists. */
export function foldLetters(text: string): string {
  return toLatin(text).replaceAll('đ', 'dj').normalize('NFD').replaceAll(/\p{M}/gu, '');
}
