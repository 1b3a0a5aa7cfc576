import type { ComparePair } from './compare-pair.ts';
import { bitsOf } from './weights.ts';
import { joined, sumsOf, type Model } from './score.ts';

/**
 * One bar of the waterfall: what a field adds, and the sum so far. The first is the prior; a level `missing` adds
 * nothing; of given name and surname that are `swapped` the given name's bar tells of both, the surname's adds nothing;
 * the last, `home`, is what it takes away that they might be two people of one home.
 */
export type Bar = { field: string | null; level: string; bits: number; sum: number };

/**
 * How a pair of records comes to its score, field by field, in bits: the odds of being one person before comparing,
 * then what each field adds. The last sum is the score.
 */
export function explain(model: Model, compare: ComparePair, a: number, b: number): Bar[] {
  const { fields, weights, prior } = model;
  const row = new Uint8Array(fields.length);
  compare(a, b, row);
  const bars: Bar[] = [{ field: null, level: 'prior', bits: prior.strangers, sum: prior.strangers }];
  const add = (field: string | null, level: string, bits: number) =>
    bars.push({ field, level, bits, sum: (bars.at(-1)?.sum ?? 0) + bits });
  fields.forEach((field, at) => {
    const level = row[at] ?? 0;
    const weight = weights[at]?.strangers;
    const [left, right] = [field.a[a] ?? 0, field.b[b] ?? 0];
    const bits = weight && level > 0 ? bitsOf(field, weight, level, left, right) : 0;
    // Only where another field tells of it has a field no level of its own though both records say something.
    const none = left > 0 && right > 0 ? 'swapped' : 'missing';
    add(field.name, level === 0 ? none : (field.levels[level - 1] ?? ''), bits);
  });
  const sums = sumsOf(model, row, 0, a, b);
  add(null, 'home', joined(sums) - sums.strangers);
  return bars;
}
