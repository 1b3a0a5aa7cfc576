import { refuse } from './errors.ts';

/** Runs work when it is its turn. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * A line of its own for work that costs much: so many at once, so many may wait, in the order they came. The next one
 * is refused with the code given, status 503.
 */
export function makeTurns({ atOnce, longest, busy }: { atOnce: number; longest: number; busy: string }): Turns {
  let running = 0;
  const waiting: (() => void)[] = [];
  const takePlace = async () => {
    if (running < atOnce) running++;
    else if (waiting.length >= longest) throw refuse(busy, 503);
    else
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
  };
  // The place goes straight to whoever waits longest, so that nobody can slip in between.
  const givePlace = () => {
    const next = waiting.shift();
    if (next) next();
    else running--;
  };
  return async (work) => {
    await takePlace();
    try {
      return await work();
    } finally {
      givePlace();
    }
  };
}
