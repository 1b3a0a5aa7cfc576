import { now } from '#kernel/clock.ts';

const MINUTE_MS = 60_000;

/** How often something was counted under a key within the last minute. */
export type Counts = {
  of(key: string): number;
  /** How long until one more can be counted, ms. */
  fullFor(key: string): number;
  add(key: string): void;
};

/** Counts within the last minute: so many keys, and up to so many of each. */
export function makeCounts(keys: number, most: number): Counts {
  const seen = new Map<string, number[]>();
  const ageOf = (at: number) => now().getTime() - at;
  const recent = (key: string) => {
    const times = seen.get(key) ?? [];
    const first = times.findIndex((at) => ageOf(at) < MINUTE_MS);
    times.splice(0, first < 0 ? times.length : first);
    return times;
  };
  return {
    of: (key: string) => recent(key).length,
    fullFor: (key: string) => {
      const times = recent(key);
      return times.length < most ? 0 : MINUTE_MS - ageOf(times[0] ?? 0);
    },
    add: (key: string) => {
      const times = [...recent(key), now().getTime()].slice(-most);
      seen.delete(key);
      seen.set(key, times);
      if (seen.size > keys) seen.delete(seen.keys().next().value ?? '');
    },
  };
}
