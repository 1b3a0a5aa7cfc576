import { now } from '../clock.ts';

/** More keys than this at once are one flood; the oldest go first, so memory stays bounded. */
const MOST_KEYS = 20_000;
const MINUTE = 60_000;

/** Counts what one key does in a minute. In memory: a restart forgets it. */
export type Limit = {
  /** Counts one more; how often it has been in this minute. */
  count(key: string): number;
  /** Seconds until the key's minute is over. */
  secondsLeft(key: string): number;
};

/** A fresh count per key and minute. */
export function perMinute(): Limit {
  const seen = new Map<string, { since: number; count: number }>();
  return {
    count: (key) => {
      const at = now().getTime();
      const known = seen.get(key);
      const entry = known && at >= known.since && at - known.since < MINUTE ? known : { since: at, count: 0 };
      entry.count += 1;
      seen.delete(key);
      seen.set(key, entry);
      if (seen.size > MOST_KEYS) seen.delete(seen.keys().next().value ?? '');
      return entry.count;
    },
    secondsLeft: (key) => Math.ceil(Math.max(0, MINUTE - (now().getTime() - (seen.get(key)?.since ?? 0))) / 1000),
  };
}
