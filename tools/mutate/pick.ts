import { seededRandom } from '../../src/kernel/seeded.ts';

/** `count` different ones of `all`, the same for the same seed, in the order they stand in. */
export function pick<T>(all: T[], count: number, seed: number): T[] {
  const random = seededRandom(seed);
  const drawn = all.map((each, at) => ({ each, at, by: random() })).toSorted((a, b) => a.by - b.by);
  return drawn
    .slice(0, count)
    .toSorted((a, b) => a.at - b.at)
    .map(({ each }) => each);
}
