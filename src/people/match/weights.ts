import type { Field } from './field.ts';
import type { Learnt } from './learn.ts';

/** The weights of one field, in bits. */
export type Weights = {
  /** Of each level; 0 for a missing value. */
  levels: Float64Array;
  /** Of agreeing in this value: the rarer, the more. */
  parts: Float64Array;
};

/**
 * The weight of a level is log2(m/u) (Fellegi & Sunter 1969), held monotone: along each chain of levels one that agrees
 * less never weighs more. For agreeing in a value, u is how often another record has it by chance (term frequency, as
 * in Splink): log2(m/f), but never less than the next level weighs.
 */
export function weigh(fields: readonly Field[], { m, u }: Learnt): Weights[] {
  return fields.map((field, at) => {
    const [matched, different] = [m[at] ?? new Float64Array(), u[at] ?? new Float64Array()];
    const raw = matched.map((chance, level) => (level === 0 ? 0 : Math.log2(chance / (different[level] ?? 1))));
    const levels = heldMonotone(raw, field);
    return { levels, parts: partWeights(field, levels, matched[1] ?? 1, different[1] ?? 1) };
  });
}

function heldMonotone(raw: Float64Array, { levels, chains }: Field): Float64Array {
  const held = raw.slice();
  for (const chain of chains) {
    let most = Number.POSITIVE_INFINITY;
    for (const name of chain) {
      const level = levels.indexOf(name) + 1;
      most = Math.min(most, held[level] ?? 0);
      held[level] = most;
    }
  }
  return held;
}

/** A value that nobody else has is counted as if half another record had it, or what agreeing by chance makes it. */
const HALF = 0.5;

function partWeights({ counts, levels, chains }: Field, held: Float64Array, m: number, u: number): Float64Array {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const others = Math.min(HALF, u * total);
  const next = chains.map((chain) => held[levels.indexOf(chain[1] ?? '') + 1] ?? 0);
  const least = Math.max(...next);
  // The two records that agree are no evidence for how common their value is.
  return Float64Array.from(counts, (count) =>
    Math.max(least, Math.log2((m * total) / (Math.max(0, count - 2) + others))),
  );
}

/** The weight of a field at a level between two cells, in bits. */
export function bitsOf(field: Field, weights: Weights, level: number, a: number, b: number): number {
  if (level !== 1) return weights.levels[level] ?? 0;
  const [left, right] = [field.parts[a] ?? [], field.parts[b] ?? []];
  if (left.length === 1 && right.length === 1) return weights.parts[left[0] ?? 0] ?? 0;
  const shared = left.filter((part) => right.includes(part)).map((part) => weights.parts[part] ?? 0);
  return Math.max(...shared);
}
