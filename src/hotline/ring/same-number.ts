import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { tell } from '#kernel/outbox.ts';
import { normalNumber } from '#people/index.ts';
import type { StaffActor } from '#staff/index.ts';
import { insertWritten, untakenRings } from '../store.ts';
import { numbersOf } from './number.ts';
import { ringAt } from './ring-state.ts';

/**
 * Notes on the missed calls from this number that it stands in a contact now: nobody need ring it back for them. Compared
 * in memory, with the keys the actor has; a call answered at the telephone and not written down still asks for it.
 */
export async function settleMissed(tx: Tx, actor: StaffActor, number: string): Promise<void> {
  const missed = (await untakenRings(tx)).filter((ring) => !ring.written_by && ringAt(ring, now()).state === 'missed');
  const numbers = await numbersOf(tx, actor, missed);
  const same = missed.filter(({ id }) => {
    const other = numbers.get(id);
    return other && normalNumber(other) === normalNumber(number);
  });
  const settled = await insertWritten(
    tx,
    same.map(({ id }) => id),
    { by: actor.id, at: now() },
  );
  const lines = same.filter(({ id }) => settled.includes(id)).map(({ line }) => line);
  for (const line of new Set(lines)) await tell(tx, 'ring.changed', line);
}
