import { normalNumber, plainDigits } from '../number.ts';
import { foldValue } from './fold-value.ts';
import type { Comparer } from './comparer.ts';
import { noSlip, outlineOf } from './outline.ts';
import { isOneLeftOut, isOneSlip } from './slips.ts';

const LEVELS = ['exact', 'slip', 'differs'] as const;

/** Numbers of documents, houses and post: letters and digits alone; one sign wrong, left out or swapped is a slip. */
export const codeComparer: Comparer<string> = {
  levels: LEVELS,
  chains: [LEVELS],
  read: (text) =>
    foldValue(plainDigits(text))
      .replaceAll(' ', '')
      .replace(/^0+(?=.)/, '') || null,
  keyOf: (code) => code,
  same: () => 1,
  level: (a, b) => (isOneSlip(a, b) || isOneLeftOut(a, b) ? 2 : 3),
  facets: (code) => [[code]],
  costly: false,
  outline: { of: outlineOf, differ: noSlip },
};

/** Document numbers are long enough that each half finds what a slip in the other would lose. */
export const documentComparer: Comparer<string> = {
  ...codeComparer,
  facets: (code) => [[code.slice(0, code.length >> 1)], [code.slice(-(code.length >> 1))]],
};

const LAST_DIGITS = 7;

/** Telephone numbers, with their country; the same last seven digits under another beginning are the same line, nearly. */
export const telephoneComparer: Comparer<string> = {
  levels: ['exact', 'ending', 'slip', 'differs'],
  chains: [
    ['exact', 'ending', 'differs'],
    ['exact', 'slip', 'differs'],
  ],
  read: (text) => normalNumber(text) || null,
  keyOf: (number) => number,
  same: () => 1,
  level: (a, b) => {
    if (Math.min(a.length, b.length) >= LAST_DIGITS && a.slice(-LAST_DIGITS) === b.slice(-LAST_DIGITS)) return 2;
    return isOneSlip(a, b) || isOneLeftOut(a, b) ? 3 : 4;
  },
  facets: (number) => [[number.slice(-4)], [number.slice(-8, -4)]],
  costly: false,
  outline: { of: outlineOf, differ: noSlip },
};
