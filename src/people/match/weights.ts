import type { Beliefs } from './beliefs.ts';
import type { Field } from './field.ts';
import type { Learnt } from './learn.ts';

/** The weights of one field, in bits, against strangers and against people of one home. */
export type Weights = { strangers: LevelWeights; home: LevelWeights };
/** Of each level (0 for a missing value), and of agreeing in each value: the rarer, the more. */
type LevelWeights = { levels: Float64Array; parts: Float64Array };

/**
 * The weight of a level is log2(m/u) (Fellegi & Sunter 1969), held monotone: along each chain of levels one that agrees
 * less never weighs more. For agreeing in a value, u is how often another record has it by chance (term frequency, as
 * in Splink): log2(m/f), but never less than the next level weighs. Against people of one home likewise, with h in the
 * place of u; what they share says nothing by being rare.
 */
export function weigh(fields: readonly Field[], beliefs: readonly Beliefs[], learnt: Learnt): Weights[] {
  return fields.map((field, at) => {
    const chances = (which: Float64Array[]) => which[at] ?? new Float64Array(field.levels.length + 1).fill(1);
    const [m, h, u] = [chances(learnt.m), chances(learnt.h), chances(learnt.u)];
    const [strangers, home] = [heldMonotone(m, u, field), heldMonotone(m, h, field)];
    const agrees = m[1] ?? 1;
    const often = frequencies(field, u[1] ?? 1);
    const personal = beliefs[at]?.personal ?? null;
    const inHome = personal ? often.map((each) => Math.max(each, personal.exactAtLeast)) : often;
    return {
      strangers: { levels: strangers, parts: partWeights(often, agrees, leastOf(field, strangers)) },
      home: {
        levels: home,
        parts: personal ? partWeights(inHome, agrees, leastOf(field, home)) : often.map(() => home[1] ?? 0),
      },
    };
  });
}

function partWeights(often: Float64Array, agrees: number, least: number): Float64Array {
  return often.map((each) => Math.max(least, Math.log2(agrees / each)));
}

function heldMonotone(m: Float64Array, other: Float64Array, { levels, chains }: Field): Float64Array {
  const held = m.map((chance, level) => (level === 0 ? 0 : Math.log2(chance / (other[level] ?? 1))));
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

/** What agreeing in a value weighs at least: what the next level does. */
function leastOf({ levels, chains }: Field, held: Float64Array): number {
  return Math.max(...chains.map((chain) => held[levels.indexOf(chain[1] ?? '') + 1] ?? 0));
}

/** A value that nobody else has is counted as if half another record had it, or what agreeing by chance makes it. */
const HALF = 0.5;

/** How often another record has each value. */
function frequencies({ counts }: Field, u: number): Float64Array {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const others = Math.min(HALF, u * total);
  // The two records that agree are no evidence for how common their value is.
  return Float64Array.from(counts, (count) => (Math.max(0, count - 2) + others) / total);
}

/**
 * The weight of a field at a level between two cells, in bits. Of several values in common the rarest counts; of two
 * that are one name in another order the more common, so that it does not matter which record comes first.
 */
export function bitsOf(field: Field, { levels, parts }: LevelWeights, level: number, a: number, b: number): number {
  if (level !== 1) return levels[level] ?? 0;
  const [left, right] = [field.parts[a] ?? [], field.parts[b] ?? []];
  const [x, y] = [left[0] ?? 0, right[0] ?? 0];
  if (left.length === 1 && right.length === 1) return Math.min(parts[x] ?? 0, parts[y] ?? 0);
  const shared = left.filter((part) => right.includes(part));
  if (shared.length === 0) return levels[1] ?? 0;
  return shared.reduce((most, part) => Math.max(most, parts[part] ?? 0), Number.NEGATIVE_INFINITY);
}
