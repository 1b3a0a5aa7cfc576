/** Something that must not be found: its bytes, and how to name it without repeating it. */
export type Needle = { bytes: Buffer; name: string };

export type Scanner = { find(haystack: Uint8Array): Set<string> };

const SHORTEST = 4;

/**
 * Looks for thousands of needles in one pass over the bytes: their first three bytes are a bit in a table, and only
 * where that is set is anything compared. Needles under four bytes would be found everywhere and are refused.
 */
export function makeScanner(needles: Needle[]): Scanner {
  const marked = new Uint8Array(2 ** 21);
  const byStart = new Map<number, Needle[]>();
  for (const needle of needles) {
    if (needle.bytes.length < SHORTEST) throw new Error(`too short to look for: ${needle.name}`);
    const key = keyAt(needle.bytes, 0);
    marked[key >> 3] = (marked[key >> 3] ?? 0) | (1 << (key & 7));
    byStart.set(key, [...(byStart.get(key) ?? []), needle]);
  }
  return {
    find: (haystack) => findIn(Buffer.from(haystack.buffer, haystack.byteOffset, haystack.length), marked, byStart),
  };
}

function keyAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
}

function findIn(haystack: Buffer, marked: Uint8Array, byStart: Map<number, Needle[]>): Set<string> {
  const found = new Set<string>();
  const last = haystack.length - SHORTEST;
  let key = keyAt(haystack, 0) >> 8;
  for (let at = 0; at <= last; at++) {
    key = ((key << 8) | (haystack[at + 2] ?? 0)) & 0xffffff;
    if ((((marked[key >> 3] ?? 0) >> (key & 7)) & 1) === 0) continue;
    for (const { bytes, name } of byStart.get(key) ?? [])
      if (haystack.compare(bytes, 0, bytes.length, at, Math.min(at + bytes.length, haystack.length)) === 0)
        found.add(name);
  }
  return found;
}
