/** A chooser that gives the same numbers for the same seed, from 0 up to 1 (mulberry32, public domain). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `count` different ones of `all`, the same for the same seed, in the order they stand in. */
export function pick<T>(all: T[], count: number, seed: number): T[] {
  const random = seeded(seed);
  const drawn = all.map((each, at) => ({ each, at, by: random() })).toSorted((a, b) => a.by - b.by);
  return drawn
    .slice(0, count)
    .toSorted((a, b) => a.at - b.at)
    .map(({ each }) => each);
}
