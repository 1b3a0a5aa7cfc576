import { chooseKeys, type BlockingKey } from './blocking-keys.ts';
import { joinKey } from './block.ts';
import { facetsOf } from './facets.ts';
import type { Field } from './field.ts';
import { growing } from './growing.ts';

/** How many pairs each record may be compared in, on average, by what the keys bring by chance. */
const PAIRS_A_RECORD = 40;
/** So few are all compared. */
const ALL_PAIRS = 250_000;
/** One key brings at most this share of all pairs. */
const KEY_SHARE = 0.25;

export type Walk = (visit: (a: number, b: number) => void) => void;

/** How many pairs there are at all: of two files each with each, of one file each with each other once. */
export function pairsOfAll(a: number, b: number | null): number {
  return b === null ? (a * (a - 1)) / 2 : a * b;
}

/**
 * The pairs worth comparing, each once: the union of many keys, each of which may be missing or wrong in a record.
 * Small files are compared whole.
 */
export function findPairs(fields: readonly Field[], a: number, b: number | null): Walk {
  if (pairsOfAll(a, b) <= ALL_PAIRS) return everyPair(a, b);
  const budget = PAIRS_A_RECORD * (a + (b ?? 0));
  const keys = chooseKeys(facetsOf(fields, b === null), budget);
  return unionOf(keys, a, b, budget * KEY_SHARE);
}

function everyPair(a: number, b: number | null): Walk {
  return (visit) => {
    for (let left = 0; left < a; left++)
      for (let right = b === null ? left + 1 : 0; right < (b ?? a); right++) visit(left, right);
  };
}

/** Pairs hang in a list at their first record, so that repetitions meet and need no memory of all pairs. */
function unionOf(keys: BlockingKey[], a: number, b: number | null, most: number): Walk {
  const heads = new Int32Array(a).fill(-1);
  const [others, nexts] = [growing(), growing()];
  let size = 0;
  const keep = (left: number, right: number) => {
    others.push(right);
    nexts.push(heads[left] ?? -1);
    heads[left] = size++;
  };
  for (const key of keys) joinKey(key, most, b === null, keep);
  const [rights, next] = [others.done(), nexts.done()];
  return (visit) => {
    const seenBy = new Int32Array(b ?? a).fill(-1);
    for (let left = 0; left < a; left++)
      for (let at = heads[left] ?? -1; at >= 0; at = next[at] ?? -1) {
        const other = rights[at] ?? 0;
        if (seenBy[other] === left) continue;
        seenBy[other] = left;
        visit(left, other);
      }
  };
}
