import { readTable } from '#kernel/lists.ts';
import { categoryComparer } from './compare-text.ts';
import type { Comparer } from './comparer.ts';
import { foldValue } from './fold-value.ts';

const writings = new Map(
  readTable(new URL('../lists/match-sex.tsv', import.meta.url)).map((row) => [row['word'] ?? '', row['sex'] ?? '']),
);

/** Sex, in whichever of the usual writings; any other is taken as not known. */
export const sexComparer: Comparer<string> = {
  ...categoryComparer,
  read: (text) => writings.get(foldValue(text)) ?? null,
};
