import { chooseKeys, type BlockingKey } from './blocking-keys.ts';
import { joinKey } from './block.ts';
import { facetsOf } from './facets.ts';
import type { Field } from './field.ts';
import { growing } from './growing.ts';

/** How many fields of pairs each record may be compared in, on average, by what the keys bring by chance. */
const FIELDS_A_RECORD = 400;
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
  const budget = (FIELDS_A_RECORD / fields.length) * (a + (b ?? 0));
  const keys = chooseKeys(facetsOf(fields, b === null), budget);
  return unionOf(keys, a, b, budget * KEY_SHARE);
}

/** Each pair once. */
export function everyPair(a: number, b: number | null): Walk {
  return (visit) => {
    for (let left = 0; left < a; left++)
      for (let right = b === null ? left + 1 : 0; right < (b ?? a); right++) visit(left, right);
  };
}

/** What one key found: so many partners of each first record, one after the other. */
type Found = { counts: Int32Array; partners: Int32Array };

/** Each key gives its pairs in the order of their first record, so that all keys are walked side by side. */
function unionOf(keys: BlockingKey[], a: number, b: number | null, most: number): Walk {
  const found = keys.map((key): Found => {
    const counts = new Int32Array(a);
    const partners = growing();
    joinKey(key, most, b === null, (left, right) => {
      counts[left] = (counts[left] ?? 0) + 1;
      partners.push(right);
    });
    return { counts, partners: partners.done() };
  });
  return (visit) => {
    const seenBy = new Int32Array(b ?? a).fill(-1);
    const cursors = new Int32Array(found.length);
    for (let left = 0; left < a; left++)
      found.forEach(({ counts, partners }, key) => {
        const from = cursors[key] ?? 0;
        const to = from + (counts[left] ?? 0);
        cursors[key] = to;
        for (let at = from; at < to; at++) {
          const other = partners[at] ?? 0;
          if (seenBy[other] === left) continue;
          seenBy[other] = left;
          visit(left, other);
        }
      });
  };
}
