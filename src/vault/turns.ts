import { makeTurns } from '#kernel/turns.ts';

/** Hashing for staff sign-in and for visitors' receipts wait in lines of their own. */
export type Queue = 'staff' | 'receipt';

/** At most two of a kind at a time, because each takes 64 MiB; a longer line is an attack, and each place costs memory. */
const line = () => makeTurns({ atOnce: 2, longest: 100, busy: 'busy' });
const lines = { staff: line(), receipt: line() };

/** Runs `work` when it is its turn. Refuses `busy`. */
export async function inTurn<T>(queue: Queue, work: () => Promise<T>): Promise<T> {
  return lines[queue](work);
}
