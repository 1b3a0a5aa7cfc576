/** How a promise stands: kept, late, due within two hours, or calm. Minutes are whole; `left` is the share of time left, 0 to 1. */
export type PromiseState =
  | { kind: 'kept' }
  | { kind: 'late'; minutes: number }
  | { kind: 'soon'; minutes: number; left: number }
  | { kind: 'calm'; left: number };

const minuteMs = 60_000;
const soonMs = 120 * minuteMs;

/**
 * Judges a promise at `at` (BRIEF 6, promise chip): more than two hours away is calm. The share left is of the time
 * between `given` and `due`; where it is not known when the promise was given, of the last two hours.
 */
export function promiseState(due: Date, at: Date, given?: Date, kept?: Date): PromiseState {
  if (kept) return { kind: 'kept' };
  const remaining = due.getTime() - at.getTime();
  if (remaining <= 0) return { kind: 'late', minutes: Math.max(1, Math.floor(-remaining / minuteMs)) };
  const whole = given ? due.getTime() - given.getTime() : soonMs;
  const left = Math.min(1, remaining / Math.max(1, whole));
  if (remaining > soonMs) return { kind: 'calm', left };
  return { kind: 'soon', minutes: Math.ceil(remaining / minuteMs), left };
}
