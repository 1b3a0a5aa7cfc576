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
 * Links what is as likely one person as not, or likelier, by the prior and the weights the model learnt. With p the
 * probabilities, likeliest first, and the first k as links, expected F1 is 2Σp / (k + Σ of all p); a pair more raises it
 * where its p is at least half of it, so from one half up it is at its best with all of them.
 */
export function decide(scored: readonly Scored[], oneToOne: boolean): Decision {
  const kept = oneToOne ? keepBest(scored) : scored;
  const links = kept.filter(({ bits }) => chanceOf(bits) >= LEAST);
  const [right, all] = [links, kept].map((pairs) => pairs.reduce((sum, { bits }) => sum + chanceOf(bits), 0));
  return {
    ...{ links, threshold: LEAST, oneToOne },
    precision: links.length === 0 ? 1 : (right ?? 0) / links.length,
    recall: all ? (right ?? 0) / all : 1,
  };
}
