import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { tell } from '#kernel/outbox.ts';
import { deleteOldRings, linesRungBetween } from '../store.ts';
import { justGivenUp, rangBefore } from './ring-state.ts';

/** Somewhat more than the time between two beats: told twice is no harm, never told is. */
const BEAT_MS = 30_000;

/** Deletes numbers and posts whose time is over, and tells the desk what has stopped ringing. Runs as worker. */
export async function watchRings(tx: Tx): Promise<void> {
  const { from, to } = justGivenUp(now(), BEAT_MS);
  const gone = await deleteOldRings(tx, now(), rangBefore(now()));
  const over = await linesRungBetween(tx, from, to);
  for (const line of new Set([...gone, ...over])) await tell(tx, 'ring.changed', line);
}
