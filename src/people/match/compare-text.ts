import type { Comparer } from './comparer.ts';
import { foldValue } from './fold-value.ts';
import { surelyDiffer, textLevel, type TextLevel } from './text-level.ts';
import { outlineOf } from './outline.ts';

const LEVELS = ['exact', 'near', 'far', 'differs'] as const satisfies TextLevel[];
const NUMBER: Record<TextLevel, number> = { exact: 1, near: 2, far: 3, differs: 4 };

/** Places, streets and other words: as written after folding, by the likeness of the whole. */
export const textComparer: Comparer<string> = {
  levels: LEVELS,
  chains: [LEVELS],
  read: (text) => foldValue(text) || null,
  keyOf: (text) => text,
  same: () => 1,
  level: (a, b) => NUMBER[textLevel(a, b)],
  facets: (text) => [[text.slice(0, 4)], [text.slice(-4)]],
  costly: false,
  outline: { of: outlineOf, differ: surelyDiffer },
};

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
