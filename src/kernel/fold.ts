import { toLatin } from './words.ts';

/** A text as it is looked for: both scripts, with and without marks, capitals and small letters are one. */
export function foldText(text: string): string {
  const plain = toLatin(text).toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return plain.replaceAll('\u0111', 'dj').replace(/\s+/g, ' ').trim(); // đ has no mark to take away
}
