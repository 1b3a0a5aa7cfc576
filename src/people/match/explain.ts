import type { ComparePair } from './compare-pair.ts';
import { bitsOf } from './weights.ts';
import type { Model } from './score.ts';

/** One bar of the waterfall: what a field adds, and the sum so far. Level `missing` adds nothing; the first bar is the prior. */
export type Bar = { field: string | null; level: string; bits: number; sum: number };

/**
 * How a pair of records comes to its score, field by field, in bits: the odds of being one person before comparing,
 * then what each field adds. The last sum is the score.
 */
export function explain({ fields, weights, prior }: Model, compare: ComparePair, a: number, b: number): Bar[] {
  const row = new Uint8Array(fields.length);
  compare(a, b, row);
  const bars: Bar[] = [{ field: null, level: 'prior', bits: prior, sum: prior }];
  fields.forEach((field, at) => {
    const level = row[at] ?? 0;
    const weight = weights[at];
    const bits = weight ? bitsOf(field, weight, level, field.a[a] ?? 0, field.b[b] ?? 0) : 0;
    const sum = (bars.at(-1)?.sum ?? 0) + bits;
    bars.push({ field: field.name, level: level === 0 ? 'missing' : (field.levels[level - 1] ?? ''), bits, sum });
  });
  return bars;
}
