import type { Candidates } from './candidates.ts';
import type { Field } from './field.ts';
import { bitsOf, type Weights } from './weights.ts';

/**
 * What pairs are scored with; `prior`: log2 of the odds, before they are compared, of two records being one person
 * rather than two strangers, and rather than two people of one home.
 */
export type Model = { fields: readonly Field[]; weights: readonly Weights[]; prior: Sums };
/** What a pair scores against strangers and against people of one home, in bits. */
export type Sums = { strangers: number; home: number };

/** A pair that may be one person: record a of the first file, b of the second, its score in bits. */
export type Scored = { a: number; b: number; bits: number };

/** Pairs less likely than this are forgotten: one in a thousand. */
const LEAST_BITS = -10;

/** Scores the candidates, and gives those that may be one person, the likeliest first. */
export function scoreAll(model: Model, candidates: Candidates): Scored[] {
  const most = mostOfPatterns(model, candidates);
  const levels = candidates.patterns.levels();
  const scored: Scored[] = [];
  for (let at = 0; at < candidates.a.length; at++) {
    const pattern = candidates.pattern[at] ?? 0;
    if ((most[pattern] ?? 0) < LEAST_BITS) continue;
    const [a, b] = [candidates.a[at] ?? 0, candidates.b[at] ?? 0];
    const bits = joined(sumsOf(model, levels, pattern * model.fields.length, a, b));
    if (bits >= LEAST_BITS) scored.push({ a, b, bits });
  }
  return scored.toSorted((x, y) => y.bits - x.bits || x.a - y.a || x.b - y.b);
}

/** The most a pair of each pattern can score, all its agreements being in the rarest values. */
function mostOfPatterns({ fields, weights, prior }: Model, { patterns }: Candidates): Float64Array {
  const most = weights.map(({ strangers: { levels, parts } }) => {
    const each = levels.slice();
    each[1] = parts.reduce((high, bits) => Math.max(high, bits), each[1] ?? 0);
    return each;
  });
  const levels = patterns.levels();
  return Float64Array.from({ length: patterns.size() }, (_, pattern) =>
    most.reduce((sum, each, at) => sum + (each[levels[pattern * fields.length + at] ?? 0] ?? 0), prior.strangers),
  );
}

/** What record a of the first file and b of the second score, their levels standing in `row` from `from` on. */
export function sumsOf({ fields, weights, prior }: Model, row: Uint8Array, from: number, a: number, b: number): Sums {
  const sums = { ...prior };
  for (let at = 0; at < fields.length; at++) {
    const [field, weight] = [fields[at], weights[at]];
    const level = row[from + at] ?? 0;
    if (!field || !weight || level === 0) continue;
    const [left, right] = [field.a[a] ?? 0, field.b[b] ?? 0];
    sums.strangers += bitsOf(field, weight.strangers, level, left, right);
    sums.home += bitsOf(field, weight.home, level, left, right);
  }
  return sums;
}

/** The score of a pair, in bits: the odds against strangers and against people of one home together. */
export function joined({ strangers, home }: Sums): number {
  const least = Math.min(strangers, home);
  return least - Math.log2(2 ** (least - strangers) + 2 ** (least - home));
}

/** The probability of being one person that a score says: 1 / (1 + 2^-bits). */
export function chanceOf(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}
