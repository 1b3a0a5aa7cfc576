/** Rows of levels, each different one kept once and counted. */
export type Patterns = {
  /** How many there are. */
  size(): number;
  /** The level of a field in a pattern. */
  levels(): Uint8Array;
  /** How often each was met. */
  counts(): Int32Array;
  /** The number of the pattern that stands in `row`, a new one where it was not met before; counts it. */
  meet(row: Uint8Array): number;
};

const FIRST_SLOTS = 1 << 12;

/** Keeps the patterns of so many fields: a hash table by hand, since each pair of records asks once. */
export function makePatterns(fields: number): Patterns {
  let slots = new Int32Array(FIRST_SLOTS).fill(-1);
  let levels = new Uint8Array(fields * (FIRST_SLOTS / 2));
  let counts = new Int32Array(FIRST_SLOTS / 2);
  let size = 0;
  const hashAt = (rows: Uint8Array, from: number): number => {
    let hash = 0;
    for (let at = 0; at < fields; at++) hash = Math.imul(hash ^ (rows[from + at] ?? 0), 0x9e3779b1) ^ (hash >>> 15);
    return (hash ^ (hash >>> 13)) >>> 0;
  };
  const isSame = (pattern: number, row: Uint8Array): boolean => {
    const from = pattern * fields;
    for (let at = 0; at < fields; at++) if (levels[from + at] !== row[at]) return false;
    return true;
  };
  const grow = (): void => {
    slots = new Int32Array(slots.length * 2).fill(-1);
    levels = extended(levels, (slots.length / 2) * fields);
    counts = Int32Array.from({ length: slots.length / 2 }, (_, at) => counts[at] ?? 0);
    for (let pattern = 0; pattern < size; pattern++) {
      let slot = hashAt(levels, pattern * fields) & (slots.length - 1);
      while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = pattern;
    }
  };
  const meet = (row: Uint8Array): number => {
    let slot = hashAt(row, 0) & (slots.length - 1);
    for (;;) {
      const pattern = slots[slot] ?? -1;
      if (pattern < 0) break;
      if (isSame(pattern, row)) {
        counts[pattern] = (counts[pattern] ?? 0) + 1;
        return pattern;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    if (size === slots.length / 2) {
      grow();
      return meet(row);
    }
    slots[slot] = size;
    levels.set(row, size * fields);
    counts[size] = 1;
    return size++;
  };
  return { size: () => size, levels: () => levels, counts: () => counts, meet };
}

function extended(old: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const longer = new Uint8Array(length);
  longer.set(old);
  return longer;
}
