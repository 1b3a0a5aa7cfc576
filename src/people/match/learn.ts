import { BELIEVED, type Beliefs } from './beliefs.ts';
import type { Patterns } from './patterns.ts';

/**
 * What EM learns. Chances of each level (number 1 on; at 0 nothing) between two records of one person (m), of two people
 * of one home (h), of strangers (u); and the shares of the first two among all pairs.
 */
export type Learnt = { m: Float64Array[]; h: Float64Array[]; u: Float64Array[]; match: number; home: number };

type Evidence = {
  beliefs: readonly Beliefs[];
  /** Pairs that blocking found. All other pairs are taken as strangers. */
  candidates: Patterns;
  /** Pairs drawn at random from all pairs. */
  random: Patterns;
  /** How many pairs there are at all, and how many matches to begin with. */
  pairs: number;
  begin: number;
};

const ROUNDS_MOST = 300;
const STILL = 1e-5;
/** A share is never less than half a pair, and never all of them. */
const HALF_A_PAIR = 0.5;
const BESIDE = 2;

/**
 * Learns without labels, by EM (Dempster, Laird & Rubin 1977; for record linkage Winkler 1988), the model of Fellegi &
 * Sunter (1969): fields independent within a class of pairs. Besides matches and strangers there is a third class,
 * people of one home, who share surname, address and telephone and agree in the rest by chance: without it brothers
 * become one person. Each round, with the products over the fields both records have:
 * p = match·Πm / (match·Πm + home·Πh + rest·Πu), likewise for the home; then m and h from the candidates weighted by
 * these, u from the random pairs weighted by what is left (matches among them do not spoil it), and the shares.
 */
export function learn(evidence: Evidence): Learnt {
  const { beliefs, random, pairs, begin } = evidence;
  const share = Math.min(begin / (pairs + BESIDE), 1 / 4);
  const one = new Float64Array(random.size()).fill(1);
  const u = average(
    random,
    beliefs.map(({ stranger }) => stranger),
    one,
  );
  let learnt: Learnt = {
    ...{
      m: beliefs.map(({ match }) => normalised(match)),
      u,
      h: homeOf(
        beliefs,
        beliefs.map(({ home, match }) => normalised(home ?? match)),
        u,
      ),
    },
    ...{ match: share, home: knowsHome(beliefs) ? share : 0 },
  };
  for (let round = 0; round < ROUNDS_MOST; round++) {
    const next = oneRound(evidence, learnt);
    const moved = farthest(learnt, next);
    learnt = next;
    if (moved < STILL) break;
  }
  return learnt;
}

function oneRound({ beliefs, candidates, random, pairs }: Evidence, learnt: Learnt): Learnt {
  const seen = classes(candidates, learnt);
  const drawn = classes(random, learnt);
  const strangers = drawn.match.map((chance, at) => Math.max(0, 1 - chance - (drawn.home[at] ?? 0)));
  const u = average(
    random,
    beliefs.map(({ stranger }) => stranger),
    strangers,
  );
  const believed = beliefs.map(({ match }) => match);
  const alone = beliefs.length === 1;
  // One field alone cannot tell how many match from how well they agree: then what was believed stands.
  const m = alone ? learnt.m : average(candidates, believed, seen.match);
  const learntHome = average(candidates, believedHome(beliefs, m), seen.home);
  return {
    m,
    ...{ u, h: homeOf(beliefs, learntHome, u) },
    match: alone ? learnt.match : shareOf(candidates, seen.match, pairs),
    home: knowsHome(beliefs) ? shareOf(candidates, seen.home, pairs) : 0,
  };
}

/** Whether there is something that people of one home share, and something that they do not: else nothing tells them. */
function knowsHome(beliefs: readonly Beliefs[]): boolean {
  return beliefs.some(({ personal }) => personal) && beliefs.some(({ personal }) => !personal);
}

/** As if a few homes had been seen before, sharing what they share as the records of one person do. */
function believedHome(beliefs: readonly Beliefs[], m: Float64Array[]): Float64Array[] {
  return beliefs.map(({ home, match }, field) => home ?? (m[field] ?? match).map((chance) => chance * BELIEVED));
}

/** What people of one home share is learnt; in the rest they agree as strangers do, twins apart. */
function homeOf(beliefs: readonly Beliefs[], learnt: Float64Array[], u: Float64Array[]): Float64Array[] {
  return beliefs.map(({ personal }, field) => {
    const strangers = u[field] ?? new Float64Array();
    if (!personal) return learnt[field] ?? strangers;
    const exact = Math.max(strangers[1] ?? 0, personal.exactAtLeast);
    return normalised(strangers.map((chance, level) => (level === 1 ? exact : chance)));
  });
}

function shareOf(patterns: Patterns, chances: Float64Array, pairs: number): number {
  const counts = patterns.counts();
  const sum = chances.reduce((total, chance, at) => total + chance * (counts[at] ?? 0), 0);
  return Math.max(sum, HALF_A_PAIR) / (pairs + BESIDE);
}

/** For pairs of each pattern the probability of being one person, and of being of one home. */
function classes(patterns: Patterns, { m, h, u, match, home }: Learnt): { match: Float64Array; home: Float64Array } {
  const rest = 1 - match - home;
  const matches = likelihoods(patterns, ratios(m, u), Math.log(match / rest));
  const homes = likelihoods(patterns, ratios(h, u), Math.log(home / rest));
  for (let at = 0; at < matches.length; at++) {
    const all = 1 + (matches[at] ?? 0) + (homes[at] ?? 0);
    matches[at] = (matches[at] ?? 0) / all;
    homes[at] = (homes[at] ?? 0) / all;
  }
  return { match: matches, home: homes };
}

function ratios(chances: Float64Array[], u: Float64Array[]): Float64Array[] {
  return chances.map((levels, field) =>
    levels.map((chance, level) => (level === 0 ? 0 : Math.log(chance / (u[field]?.[level] ?? 1)))),
  );
}

function likelihoods(patterns: Patterns, ratio: Float64Array[], start: number): Float64Array {
  const [levels, fields] = [patterns.levels(), ratio.length];
  const found = new Float64Array(patterns.size());
  for (let pattern = 0; pattern < found.length; pattern++) {
    let sum = start;
    for (let field = 0; field < fields; field++) sum += ratio[field]?.[levels[pattern * fields + field] ?? 0] ?? 0;
    found[pattern] = Math.exp(Math.min(sum, 600));
  }
  return found;
}

/** The share of each level among the pairs, weighted, on top of what was believed before. */
function average(patterns: Patterns, before: Float64Array[], weights: Float64Array): Float64Array[] {
  const sums = before.map((each) => each.slice());
  const [levels, counts, fields] = [patterns.levels(), patterns.counts(), before.length];
  for (let pattern = 0; pattern < patterns.size(); pattern++) {
    const weighs = (weights[pattern] ?? 0) * (counts[pattern] ?? 0);
    if (weighs < 1e-12) continue;
    for (let field = 0; field < fields; field++) {
      const level = levels[pattern * fields + field] ?? 0;
      const sum = sums[field];
      if (level > 0 && sum) sum[level] = (sum[level] ?? 0) + weighs;
    }
  }
  return sums.map(normalised);
}

function normalised(sums: Float64Array): Float64Array {
  const total = sums.reduce((sum, each) => sum + each, 0);
  return sums.map((each) => each / total);
}

function farthest(a: Learnt, b: Learnt): number {
  const apart = (x: Float64Array[], y: Float64Array[]) =>
    x.flatMap((levels, field) => [...levels].map((chance, level) => Math.abs(chance - (y[field]?.[level] ?? 0))));
  return Math.max(Math.abs(a.match - b.match) / b.match, ...apart(a.m, b.m), ...apart(a.h, b.h));
}
