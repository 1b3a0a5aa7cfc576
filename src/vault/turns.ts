import { refuse } from '#kernel/errors.ts';

/** Hashing for staff sign-in and for visitors' receipts wait in lines of their own. */
export type Queue = 'staff' | 'receipt';

const AT_ONCE = 2;
/** Longer lines than this are an attack, and each place in one costs memory. */
const LONGEST_LINE = 100;
const running: Record<Queue, number> = { staff: 0, receipt: 0 };
const waiting: Record<Queue, (() => void)[]> = { staff: [], receipt: [] };

/** Runs `work` when it is its turn: at most two of a kind at a time, because each takes 64 MiB. Refuses `busy`. */
export async function inTurn<T>(queue: Queue, work: () => Promise<T>): Promise<T> {
  await takePlace(queue);
  try {
    return await work();
  } finally {
    givePlace(queue);
  }
}

async function takePlace(queue: Queue): Promise<void> {
  if (running[queue] < AT_ONCE) running[queue]++;
  else if (waiting[queue].length >= LONGEST_LINE) throw refuse('busy', 503);
  else
    await new Promise<void>((resolve) => {
      waiting[queue].push(resolve);
    });
}

/** The place goes straight to whoever waits longest, so that nobody can slip in between. */
function givePlace(queue: Queue): void {
  const next = waiting[queue].shift();
  if (next) next();
  else running[queue]--;
}
