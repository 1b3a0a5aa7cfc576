import { toLatin } from './words.ts';

/** A text as it is looked for: both scripts, with and without marks, capitals and small letters are one. */
export function foldText(text: string): string {
  const plain = toLatin(text).toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return plain.replaceAll('\u0111', 'dj').replace(/\s+/g, ' ').trim(); // đ has no mark to take away
}

/** Whether every word of `query` begins some word of `text`; quotes, dashes and dots only part words. */
export function matches(query: string, text: string): boolean {
  const words = wordsOf(text);
  return wordsOf(query).every((part) => words.some((word) => word.startsWith(part)));
}

const wordsOf = (text: string) =>
  foldText(text)
    .split(/[^\p{L}\p{N}+]+/u)
    .filter(Boolean);
