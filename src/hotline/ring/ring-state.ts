import type { RingState } from './answers.ts';

/** Without a word of its end, a call that rings is over after so long; one that is talked, when nobody talks that long. */
const RINGS_MS = 2 * 60_000;
const TALKS_MS = 4 * 3_600_000;
/** A number nobody took is deleted a day after it rang. */
const DAY_MS = 24 * 3_600_000;
const LATELY_MS = 10 * 60_000;

export type RingTimes = { rang: Date; answered: Date | null; ended: Date | null };

/** What a call is at a moment, and whether it is still on. Pure. */
export function ringAt({ rang, answered, ended }: RingTimes, now: Date): { state: RingState; on: boolean } {
  const since = now.getTime() - (answered ?? rang).getTime();
  const on = ended === null && since < (answered ? TALKS_MS : RINGS_MS);
  if (answered) return { state: 'answered', on };
  return { state: on ? 'ringing' : 'missed', on };
}

/** When a number is deleted: a day after it rang, or at the end of its being kept. */
export function goneAt(rang: Date, keptUntil: Date | null): Date {
  return new Date(Math.max(rang.getTime() + DAY_MS, keptUntil?.getTime() ?? 0));
}

/** Rings from before this moment are deleted unless kept. */
export function rangBefore(now: Date): Date {
  return new Date(now.getTime() - DAY_MS);
}

/** From when on it still matters to the other screens who took a call. */
export function lately(now: Date): Date {
  return new Date(now.getTime() - LATELY_MS);
}

/** Between these two a call that still seems to ring has just been given up. `beatMs`: how long ago that was asked before. */
export function justGivenUp(now: Date, beatMs: number): { from: Date; to: Date } {
  const to = new Date(now.getTime() - RINGS_MS);
  return { from: new Date(to.getTime() - beatMs), to };
}
