import type { Outline } from './outline.ts';

/**
 * How values of one kind are read and compared. `V` is a value as it is compared; a cell may hold several.
 * Levels are numbered from 1, the most alike first; the last says that they differ. 0 stands for: one of them is missing.
 */
export type Comparer<V> = {
  levels: readonly string[];
  /** Levels in order of agreement, best first: a later one of a chain never weighs more than one before it. */
  chains: readonly (readonly string[])[];
  /** One value out of a text; null where it holds none that can be read. */
  read(text: string): V | null;
  /** The same text for values that are the same. */
  keyOf(value: V): string;
  /** The level of a value beside itself: 1, but less where the value is vague, as a year of birth is. */
  same(value: V): number;
  /** The level of two values that are not the same; symmetric. */
  level(a: V, b: V): number;
  /** What pairs are looked for by (blocking): one list of keys a facet, each facet surviving slips that others do not. */
  facets(value: V): string[][];
  /** Whether a comparison costs enough to be remembered. */
  costly: boolean;
  /** Where outlines can tell that two values differ altogether, so that they need no comparing. */
  outline?: {
    of(value: V): Outline;
    differ(letters: number, frame: number, others: number, other: number): boolean;
  };
};

/** Parts of a cell: several values are separated by semicolons. */
export function partsOf(text: string): string[] {
  if (text === '') return [];
  return text.includes(';') ? text.split(';') : [text];
}
