import type { Patterns } from './patterns.ts';

/** What EM learns: m and u of each level (number 1 on; at 0 nothing), and the share of matches among all pairs. */
export type Learnt = { m: Float64Array[]; u: Float64Array[]; prior: number; rounds: number };

/** The levels of a field's fields, best first; only how many there are matters here. */
export type LevelCounts = readonly number[];

type Evidence = {
  levels: LevelCounts;
  /** Pairs that blocking found. All other pairs are taken as different. */
  candidates: Patterns;
  /** Pairs drawn at random from all pairs. */
  random: Patterns;
  /** How many pairs there are at all, and how many matches to begin with. */
  pairs: number;
  begin: number;
};

const ROUNDS_MOST = 200;
const STILL = 1e-6;
/** As if so many matches had been seen before, agreeing as people's records mostly do; a few real ones outweigh them. */
const BELIEVED = 10;
const AGREES = 0.8;
const DIFFERS = 0.1;
/** As if half a random pair had been seen at each level: none is impossible. */
const UNSEEN = 0.5;

/**
 * Learns without labels, by EM (Dempster, Laird & Rubin 1977; for record linkage Winkler 1988), the model of Fellegi &
 * Sunter (1969): fields independent given match or not, P(level | match) = m, P(level | different) = u. Each round:
 * p = prior·Πm / (prior·Πm + (1 - prior)·Πu) for every pattern; then m from the candidates weighted by p, u from the
 * random pairs weighted by 1 - p (so that matches among them do not spoil it), prior = Σp / all pairs. Missing levels
 * (0) are left out of both products.
 */
export function learn(evidence: Evidence): Learnt {
  const { levels, pairs, begin } = evidence;
  let learnt: Learnt = {
    m: levels.map(believed),
    u: levels.map((count) => new Float64Array(count + 1).fill(1 / count)),
    prior: begin / pairs,
    rounds: 0,
  };
  learnt.u = average(
    evidence.random,
    levels,
    () => 1,
    () => UNSEEN,
  );
  for (let round = 1; round <= ROUNDS_MOST; round++) {
    const next = { ...oneRound(evidence, learnt), rounds: round };
    const moved = farthest(learnt, next);
    learnt = next;
    if (moved < STILL) break;
  }
  return learnt;
}

/** How the levels of matches are thought to be before any were seen. */
function believed(count: number): Float64Array {
  const between = (1 - AGREES - DIFFERS) / Math.max(1, count - 2);
  return Float64Array.from({ length: count + 1 }, (_, level) => {
    if (level === 0) return 0;
    if (level === 1) return AGREES;
    return level === count ? DIFFERS : between;
  });
}

function oneRound({ levels, candidates, random, pairs }: Evidence, learnt: Learnt): Omit<Learnt, 'rounds'> {
  const chances = posteriors(candidates, learnt);
  const randomChances = posteriors(random, learnt);
  const counts = candidates.counts();
  const matches = chances.reduce((sum, chance, pattern) => sum + chance * (counts[pattern] ?? 0), 0);
  return {
    m: average(
      candidates,
      levels,
      (pattern) => chances[pattern] ?? 0,
      (level, count) => BELIEVED * (believed(count)[level] ?? 0),
    ),
    u: average(
      random,
      levels,
      (pattern) => 1 - (randomChances[pattern] ?? 0),
      () => UNSEEN,
    ),
    prior: Math.max(matches, UNSEEN) / pairs,
  };
}

/** The probability that pairs of each pattern are one person. */
function posteriors(patterns: Patterns, { m, u, prior }: Omit<Learnt, 'rounds'>): Float64Array {
  const ratio = m.map((levels, field) =>
    levels.map((chance, level) => (level === 0 ? 0 : Math.log(chance / (u[field]?.[level] ?? 1)))),
  );
  const [levels, fields] = [patterns.levels(), m.length];
  const start = Math.log(prior / (1 - prior));
  return Float64Array.from({ length: patterns.size() }, (_, pattern) => {
    let sum = start;
    for (let field = 0; field < fields; field++) sum += ratio[field]?.[levels[pattern * fields + field] ?? 0] ?? 0;
    return 1 / (1 + Math.exp(-sum));
  });
}

/** The share of each level among the pairs, weighted, on top of what was believed before. */
function average(
  patterns: Patterns,
  levelCounts: LevelCounts,
  weight: (pattern: number) => number,
  before: (level: number, count: number) => number,
): Float64Array[] {
  const sums = levelCounts.map((count) =>
    Float64Array.from({ length: count + 1 }, (_, level) => (level === 0 ? 0 : before(level, count))),
  );
  const [levels, counts, fields] = [patterns.levels(), patterns.counts(), levelCounts.length];
  for (let pattern = 0; pattern < patterns.size(); pattern++) {
    const weighs = weight(pattern) * (counts[pattern] ?? 0);
    if (weighs === 0) continue;
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
  const apart = a.m.flatMap((levels, field) =>
    [...levels].map((chance, level) => Math.abs(chance - (b.m[field]?.[level] ?? 0))),
  );
  return Math.max(Math.abs(a.prior - b.prior) / b.prior, ...apart);
}
