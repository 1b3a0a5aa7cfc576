import { toLatin } from '#kernel/words.ts';

/** A text as it is looked for: both scripts, with and without marks, capitals and small letters are one. */
export function fold(text: string): string {
  const plain = toLatin(text).toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return plain.replaceAll('\u0111', 'dj').replace(/\s+/g, ' ').trim(); // đ has no mark to take away
}

/** Whether every word of `query` begins some word of `text`. */
export function matches(query: string, text: string): boolean {
  const words = fold(text).split(/[\s,./-]+/);
  return fold(query)
    .split(' ')
    .every((part) => words.some((word) => word.startsWith(part)));
}
