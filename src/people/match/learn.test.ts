import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beliefsOf } from './beliefs.ts';
import { learn } from './learn.ts';
import { makePatterns, type Patterns } from './patterns.ts';
import { randomBelow } from './random.ts';

const below = randomBelow(11);
const FINE = 1_000_000;

/** A level drawn with these chances, one a level; 0 (missing) now and then. */
function draw(chances: readonly number[]): number {
  if (below(10) === 0) return 0;
  let left = below(FINE) / FINE;
  return (
    1 +
    Math.max(
      0,
      chances.findIndex((chance) => (left -= chance) < 0),
    )
  );
}

/** Pairs of which so many are matches, each field's levels drawn as m or as u says. */
function mixture(pairs: number, matches: number, m: number[][], u: number[][]): Patterns {
  const patterns = makePatterns(m.length);
  for (let pair = 0; pair < pairs; pair++) patterns.meet(Uint8Array.from((pair < matches ? m : u).map(draw)));
  return patterns;
}

test('EM finds m, u and the share of matches of a made mixture without being told which pairs match', () => {
  const fields = [
    { kind: 'given_name' as const, levels: ['exact', 'near', 'far', 'swapped', 'differs'] },
    { kind: 'birth_date' as const, levels: ['exact', 'slip', 'differs'] },
    { kind: 'document' as const, levels: ['exact', 'slip', 'differs'] },
    { kind: 'place' as const, levels: ['exact', 'differs'] },
  ];
  const m = [
    [0.7, 0.15, 0.05, 0.02, 0.08],
    [0.85, 0.1, 0.05],
    [0.6, 0.1, 0.3],
    [0.75, 0.25],
  ];
  const u = [
    [0.01, 0.01, 0.03, 0.001, 0.949],
    [0.0005, 0.005, 0.9945],
    [0.0001, 0.0009, 0.999],
    [0.15, 0.85],
  ];
  const [pairs, matches] = [200_000, 2_000];
  const candidates = mixture(pairs, matches, m, u);
  const random = mixture(pairs, matches, m, u);
  const learnt = learn({ beliefs: fields.map(beliefsOf), candidates, random, pairs, begin: 200 });
  assert.ok(Math.abs(learnt.match - matches / pairs) < 0.001, `share ${learnt.match}`);
  const isClose = (found: Float64Array[], wanted: number[][], least: number) =>
    wanted.forEach((chances, field) =>
      chances.forEach((chance, at) => {
        const is = found[field]?.[at + 1] ?? 0;
        assert.ok(
          Math.abs(is - chance) < Math.max(least, chance * 0.1),
          `field ${field}, level ${at + 1}: ${is}, not ${chance}`,
        );
      }),
    );
  isClose(learnt.m, m, 0.03);
  // Matches among the random pairs do not spoil u: one in a hundred would lift 0.0001 to 0.006.
  isClose(learnt.u, u, 0.0008);
});

test('without a single match, next to nothing is believed to be one', () => {
  const u = [
    [0.01, 0.01, 0.98],
    [0.001, 0.009, 0.99],
    [0.15, 0.05, 0.8],
  ];
  const levels = ['exact', 'near', 'differs'];
  const beliefs = (['given_name', 'birth_date', 'place'] as const).map((kind) => beliefsOf({ kind, levels }));
  const [candidates, random] = [mixture(50_000, 0, u, u), mixture(50_000, 0, u, u)];
  const learnt = learn({ beliefs, candidates, random, pairs: 50_000, begin: 100 });
  assert.ok(learnt.match < 0.0005, `share ${learnt.match}`);
});

test('missing says nothing: a field that is never there leaves all others as they were', () => {
  const chances = {
    m: [
      [0.8, 0.2],
      [0.9, 0.1],
    ],
    u: [
      [0.1, 0.9],
      [0.02, 0.98],
    ],
  };
  const two = mixture(20_000, 500, chances.m, chances.u);
  const three = makePatterns(3);
  const levels = two.levels();
  for (let pattern = 0; pattern < two.size(); pattern++)
    for (let time = 0; time < (two.counts()[pattern] ?? 0); time++)
      three.meet(Uint8Array.from([levels[pattern * 2] ?? 0, levels[pattern * 2 + 1] ?? 0, 0]));
  const field = beliefsOf({ kind: 'document', levels: ['exact', 'differs'] });
  const rest = { pairs: 20_000, begin: 100 };
  const without = learn({ beliefs: [field, field], candidates: two, random: two, ...rest });
  const withIt = learn({ beliefs: [field, field, field], candidates: three, random: three, ...rest });
  assert.ok(Math.abs(without.match - withIt.match) < 1e-9);
  assert.ok(Math.abs((without.m[0]?.[1] ?? 0) - (withIt.m[0]?.[1] ?? 1)) < 1e-9);
});
