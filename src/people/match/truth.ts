import type { Candidates } from './candidates.ts';
import type { Scored } from './score.ts';

/** How links compare with what is true. */
export type Measured = {
  precision: number;
  recall: number;
  f1: number;
  truePairs: number;
  pairRecallOfBlocking: number;
};

const FEBRL = /^rec-(\d+)-(?:org|dup-\d+)$/;

/** The entity of each record; of FEBRL's rec_id ("rec-223-org") its number, where all are written so. Empty: not known. */
export function entitiesOf(...files: (readonly string[])[]): string[][] {
  const febrl = files.every((cells) => cells.every((cell) => cell === '' || FEBRL.test(cell)));
  return files.map((cells) => cells.map((cell) => (febrl ? (FEBRL.exec(cell)?.[1] ?? '') : cell)));
}

/** Holds links and candidates against the true entities; `b` is null where there is one file. */
export function measure(
  a: readonly string[],
  b: readonly string[] | null,
  links: readonly Scored[],
  candidates: Candidates,
): Measured {
  const other = b ?? a;
  const isTrue = (left: number, right: number) => a[left] !== '' && a[left] === other[right];
  const truePairs = countTrue(a, b);
  const right = links.filter((link) => isTrue(link.a, link.b)).length;
  let found = 0;
  for (let at = 0; at < candidates.a.length; at++) if (isTrue(candidates.a[at] ?? 0, candidates.b[at] ?? 0)) found += 1;
  const precision = links.length === 0 ? 1 : right / links.length;
  const recall = truePairs === 0 ? 1 : right / truePairs;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, truePairs, pairRecallOfBlocking: truePairs === 0 ? 1 : found / truePairs };
}

function countTrue(a: readonly string[], b: readonly string[] | null): number {
  const left = countEach(a);
  const right = b && countEach(b);
  let pairs = 0;
  for (const [entity, count] of left)
    if (entity !== '') pairs += right ? count * (right.get(entity) ?? 0) : (count * (count - 1)) / 2;
  return pairs;
}

function countEach(entities: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const entity of entities) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  return counts;
}
