import type { Facet, KeyRows } from './facets.ts';

/** One or two facets that must agree at once; `expected`: pairs of records that do by chance. */
export type BlockingKey = { facets: readonly [Facet] | readonly [Facet, Facet]; expected: number };

/**
 * Chooses by what to look for pairs: facets alone and every two facets of different groups, those first that bring the
 * fewest pairs by chance, until they bring `budget`. So whatever two facts of a pair are whole finds it, as far as
 * there is room. A key that another one contains is left out.
 */
export function chooseKeys(facets: readonly Facet[], budget: number): BlockingKey[] {
  const shared = new Map(facets.map((facet) => [facet, sharedPairs(facet)]));
  const records = (rows: KeyRows) => rows.starts.length - 1;
  const alone = facets.map((facet): BlockingKey => ({ facets: [facet], expected: shared.get(facet) ?? 0 }));
  const all = facets.flatMap((first, at) =>
    facets.slice(at + 1).flatMap((second): BlockingKey[] => {
      if (first.group === second.group) return [];
      const pairs = records(first.a) * records(first.b);
      return [{ facets: [first, second], expected: ((shared.get(first) ?? 0) * (shared.get(second) ?? 0)) / pairs }];
    }),
  );
  const chosen = withinBudget([...alone, ...all], budget);
  return chosen.filter((key) => !chosen.some((other) => other !== key && contains(other, key)));
}

function sharedPairs({ size, a, b }: Facet): number {
  const [countA, countB] = [countKeys(a, size), countKeys(b, size)];
  return countA.reduce((sum, count, key) => sum + count * (countB[key] ?? 0), 0);
}

function countKeys({ keys }: KeyRows, size: number): Float64Array {
  const counts = new Float64Array(size);
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

function withinBudget(keys: BlockingKey[], budget: number): BlockingKey[] {
  let left = budget;
  return keys
    .toSorted((x, y) => x.expected - y.expected)
    .filter(({ expected }) => {
      left -= expected;
      return left >= 0;
    });
}

/** Whether every pair that `key` finds is found by `other`, because it asks for less. */
function contains(other: BlockingKey, key: BlockingKey): boolean {
  return other.facets.length < key.facets.length && other.facets.every((facet) => [...key.facets].includes(facet));
}
