import type { BlockingKey } from './blocking-keys.ts';
import type { Facet, KeyRows } from './facets.ts';

/** Blocks larger than this, in pairs, are passed over: what is that common is found by another key. */
const BLOCK_MOST = 20_000;

type Table = { find(key: number): number; put(key: number): number };

/**
 * Gives every pair of records (a, b) that agrees on a key, with repetitions; in one file only b > a. Blocks are passed
 * over, largest first, until the key brings at most `most` pairs.
 */
export function joinKey(
  { facets }: BlockingKey,
  most: number,
  oneFile: boolean,
  visit: (a: number, b: number) => void,
) {
  const [first, second = null] = facets;
  const entriesB = entriesOf(first, second, 'b');
  const table = makeTable(entriesB.keys.length);
  const slotsB = Int32Array.from(entriesB.keys, (key) => table.put(key));
  const entriesA = oneFile ? entriesB : entriesOf(first, second, 'a');
  const slotsA = Int32Array.from(entriesA.keys, (key) => table.find(key));
  const blocks = blocksOf(slotsA, slotsB, entriesB.records, most);
  for (let at = 0; at < slotsA.length; at++) {
    const slot = slotsA[at] ?? -1;
    if (slot < 0 || blocks.isLarge(slot)) continue;
    const a = entriesA.records[at] ?? 0;
    for (let to = blocks.starts[slot] ?? 0; to < (blocks.starts[slot + 1] ?? 0); to++) {
      const b = blocks.records[to] ?? 0;
      if (!oneFile || b > a) visit(a, b);
    }
  }
}

type Entries = { keys: Float64Array; records: Int32Array };

/** Every key of every record: of one facet its own, of two each with each. */
function entriesOf(first: Facet, second: Facet | null, side: 'a' | 'b'): Entries {
  const rows = first[side];
  const count = rows.starts.length - 1;
  const others = second?.[side] ?? null;
  const ofRow = ({ starts }: KeyRows, record: number) => (starts[record + 1] ?? 0) - (starts[record] ?? 0);
  let size = 0;
  for (let record = 0; record < count; record++) size += ofRow(rows, record) * (others ? ofRow(others, record) : 1);
  const entries: Entries = { keys: new Float64Array(size), records: new Int32Array(size) };
  let at = 0;
  for (let record = 0; record < count; record++)
    for (let key = rows.starts[record] ?? 0; key < (rows.starts[record + 1] ?? 0); key++)
      at = addKeys(entries, at, record, (rows.keys[key] ?? 0) * (second?.size ?? 1), others);
  return entries;
}

/** Writes a key of a record, or each with each of the other facet's, from `start` on; gives where it stopped. */
function addKeys(entries: Entries, start: number, record: number, base: number, others: KeyRows | null): number {
  const [from, to] = others ? [others.starts[record] ?? 0, others.starts[record + 1] ?? 0] : [0, 1];
  let at = start;
  for (let other = from; other < to; other++) {
    entries.keys[at] = base + (others ? (others.keys[other] ?? 0) : 0);
    entries.records[at] = record;
    at += 1;
  }
  return at;
}

function makeTable(entries: number): Table {
  const size = 1 << Math.max(4, Math.ceil(Math.log2(entries * 2 + 1)));
  const keys = new Float64Array(size).fill(-1);
  const numbers = new Int32Array(size);
  let used = 0;
  const slotOf = (key: number): number => {
    let slot = (Math.imul((key % 0x7fffffff) | 0, 0x9e3779b1) >>> 7) & (size - 1);
    while (keys[slot] !== -1 && keys[slot] !== key) slot = (slot + 1) & (size - 1);
    return slot;
  };
  return {
    find: (key) => {
      const slot = slotOf(key);
      return keys[slot] === key ? (numbers[slot] ?? -1) : -1;
    },
    put: (key) => {
      const slot = slotOf(key);
      if (keys[slot] === key) return numbers[slot] ?? 0;
      keys[slot] = key;
      numbers[slot] = used;
      return used++;
    },
  };
}

/** Records of the second side sorted by block, and which blocks are passed over. */
function blocksOf(slotsA: Int32Array, slotsB: Int32Array, records: Int32Array, most: number) {
  const count = slotsB.reduce((largest, slot) => Math.max(largest, slot + 1), 0);
  const starts = new Int32Array(count + 1);
  for (const slot of slotsB) starts[slot + 1] = (starts[slot + 1] ?? 0) + 1;
  for (let slot = 0; slot < count; slot++) starts[slot + 1] = (starts[slot + 1] ?? 0) + (starts[slot] ?? 0);
  const next = starts.slice();
  const sorted = new Int32Array(slotsB.length);
  slotsB.forEach((slot, at) => {
    sorted[next[slot] ?? 0] = records[at] ?? 0;
    next[slot] = (next[slot] ?? 0) + 1;
  });
  const pairs = new Float64Array(count);
  for (const slot of slotsA)
    if (slot >= 0) pairs[slot] = (pairs[slot] ?? 0) + (starts[slot + 1] ?? 0) - (starts[slot] ?? 0);
  const largest = largestAllowed(pairs, most);
  return { starts, records: sorted, isLarge: (slot: number) => (pairs[slot] ?? 0) > largest };
}

function largestAllowed(pairs: Float64Array, most: number): number {
  let largest = BLOCK_MOST;
  while (largest > 1 && pairs.reduce((sum, each) => (each > largest ? sum : sum + each), 0) > most) largest /= 2;
  return largest;
}
