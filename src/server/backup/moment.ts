import type { Connection } from '#kernel/db.ts';
import { setTimeout as pause } from 'node:timers/promises';
import { now } from '#kernel/clock.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { countTables, fixView, holdStill, openSession, type Session } from './store.ts';
import type { Lsn } from './wal.ts';

/** A moment at which the rows were counted, and where in the log it stands: a restored copy must have exactly these. */
export type Moment = { mark: string; at: string; lsn: Lsn; counts: Record<string, number> };

const TRIES = 30;
const BETWEEN_MS = 500;

/**
 * Fixes a moment: for some milliseconds nobody writes, a mark goes into the log, and what is then there is counted while
 * everybody writes on. Refuses `backup-busy` where writing does not pause for half a minute.
 */
export async function takeMoment(session: Session, address: Connection): Promise<Moment> {
  const viewer = await openSession(address);
  try {
    const mark = `astra-${newId()}`;
    const lsn = await tryUntilStill(session, mark, viewer);
    const at = now().toISOString();
    return { mark, at, lsn, counts: await countTables(viewer) };
  } finally {
    await viewer.close();
  }
}

async function tryUntilStill(session: Session, mark: string, viewer: Session): Promise<Lsn> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const lsn = await holdStill(session, mark, () => fixView(viewer));
    if (lsn !== null) return lsn;
    await pause(BETWEEN_MS);
  }
  throw refuse('backup-busy', 503);
}
