import { now } from '#kernel/clock.ts';
import { refuse } from '#kernel/errors.ts';

/** Free tries before waiting begins, and the longest wait, seconds. */
const FREE = 5;
const LONGEST = 300;
/** Failures are forgotten after this many milliseconds without a new one. */
const FORGET = 30 * 60_000;
/** More guessers than this at once are one attack; the oldest entries go first, so memory stays bounded. */
const MOST = 20_000;

type Failures = { count: number; last: number };

/**
 * Slows whoever guesses, never the person she pretends to be: failures are counted per place a guess comes from and
 * per account as seen from unknown devices. A device that has signed in before has a count of its own.
 */
const failures = new Map<string, Failures>();

/** Refuses `guessing` with the seconds to wait while this guesser has to. */
export function refuseWhileWaiting(guesser: string): void {
  const known = failures.get(guesser);
  if (!known) return;
  // A clock that was set back must not make anybody wait longer.
  const gone = Math.max(0, now().getTime() - known.last) / 1000;
  const wait = waitSeconds(known.count) - gone;
  if (wait > 0) throw refuse('guessing', 429, { seconds: Math.ceil(wait) });
}

/** How long the next try must wait after `count` failures: nothing for the first few, then doubling. */
function waitSeconds(count: number): number {
  return count < FREE ? 0 : Math.min(LONGEST, 2 ** (count - FREE));
}

/** Remembers a failed guess. */
export function rememberFailure(guesser: string): void {
  const at = now().getTime();
  const known = failures.get(guesser);
  const count = known && at - known.last < FORGET ? known.count + 1 : 1;
  failures.delete(guesser);
  failures.set(guesser, { count, last: at });
  if (failures.size > MOST) failures.delete(failures.keys().next().value ?? '');
}

/** Forgets a guesser who turned out to be right. */
export function forgetFailures(guesser: string): void {
  failures.delete(guesser);
}
