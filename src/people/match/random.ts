import { seededRandom } from '#kernel/seeded.ts';

/** Whole numbers from 0 up to below `end`, always the same ones for one seed. */
export function randomBelow(seed: number): (end: number) => number {
  const random = seededRandom(seed);
  return (end) => Math.floor(random() * end);
}
