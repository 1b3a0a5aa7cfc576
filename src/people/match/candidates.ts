import type { ComparePair } from './compare-pair.ts';
import { makePatterns, type Patterns } from './patterns.ts';
import { growing } from './growing.ts';

/** Pairs of records to be judged: record `a[i]` beside `b[i]`, with the pattern of their levels. */
export type Candidates = { a: Int32Array; b: Int32Array; pattern: Int32Array; patterns: Patterns };

/** Compares every pair that `walk` names and keeps their patterns. */
export function compareAll(
  walk: (visit: (a: number, b: number) => void) => void,
  fields: number,
  compare: ComparePair,
): Candidates {
  const patterns = makePatterns(fields);
  const [a, b, pattern] = [growing(), growing(), growing()];
  const row = new Uint8Array(fields);
  walk((left, right) => {
    compare(left, right, row);
    a.push(left);
    b.push(right);
    pattern.push(patterns.meet(row));
  });
  return { a: a.done(), b: b.done(), pattern: pattern.done(), patterns };
}
