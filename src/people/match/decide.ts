import { chanceOf, type Scored } from './score.ts';

/** Links, and what the model itself expects of them. */
export type Decision = { links: Scored[]; threshold: number; precision: number; recall: number; oneToOne: boolean };

/** Above this a pair is as good as sure. */
const SURE = 0.99;
/** So few sure second partners, of a hundred sure pairs, are no sign of duplicates within a file. */
const SECOND_PARTNERS = 0.01;

/**
 * Whether each of two files looks free of duplicates: a record that surely has one partner in the other file hardly
 * ever surely has two. `scored` comes likeliest first.
 */
export function looksOneToOne(scored: readonly Scored[]): boolean {
  const sure = scored.filter(({ bits }) => chanceOf(bits) >= SURE);
  const [left, right] = [new Set(sure.map(({ a }) => a)), new Set(sure.map(({ b }) => b))];
  return sure.length - Math.min(left.size, right.size) <= SECOND_PARTNERS * sure.length;
}

/** Keeps at most one pair a record, the likeliest first. */
function keepBest(scored: readonly Scored[]): Scored[] {
  const [left, right] = [new Set<number>(), new Set<number>()];
  return scored.filter(({ a, b }) => {
    if (left.has(a) || right.has(b)) return false;
    left.add(a);
    right.add(b);
    return true;
  });
}

/** What is likelier not to be one person is never a link. */
const LEAST = 0.5;

/**
 * Links the pairs above the threshold at which the model expects the best F1. With p the probabilities, likeliest
 * first, the first k as links: expected precision Σp/k, expected recall Σp / Σ of all p.
 */
export function decide(scored: readonly Scored[], oneToOne: boolean): Decision {
  const kept = oneToOne ? keepBest(scored) : scored;
  const chances = kept.map(({ bits }) => chanceOf(bits));
  const all = chances.reduce((sum, each) => sum + each, 0);
  let [right, best, count, rightThen] = [0, 0, 0, 0];
  chances.forEach((chance, at) => {
    right += chance;
    const f1 = (2 * right) / (at + 1 + all);
    if (f1 > best && chance >= LEAST) [best, count, rightThen] = [f1, at + 1, right];
  });
  return {
    links: kept.slice(0, count),
    threshold: chances[count - 1] ?? 1,
    precision: count === 0 ? 1 : rightThen / count,
    recall: all === 0 ? 1 : rightThen / all,
    oneToOne,
  };
}
