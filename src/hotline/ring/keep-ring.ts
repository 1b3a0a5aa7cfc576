import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import type { StaffActor } from '#staff/index.ts';
import type { z } from 'zod';
import { deleteKeep, deleteRing, holdRing, putKeep, type RingRecord } from '../store.ts';
import type { keepRingSchema } from './answers.ts';
import { ringAt } from './ring-state.ts';

const DAY_MS = 24 * 3_600_000;
const MOST_DAYS = 30;

/** Keeps a number nobody took, for so many days, at most 30 after it rang. Refuses `ring-not-over` and `ring-taken`. */
export async function keepRing(tx: Tx, actor: StaffActor, input: z.infer<typeof keepRingSchema>): Promise<void> {
  const ring = await overRing(tx, input.id);
  const last = ring.rang.getTime() + MOST_DAYS * DAY_MS;
  const until = new Date(Math.min(last, now().getTime() + input.days * DAY_MS));
  await putKeep(tx, { ring: ring.id, by: actor.id, until, reason: input.reason });
  await tell(tx, 'ring.changed', ring.line);
}

/** Keeps it no longer: it goes a day after it rang. */
export async function keepNoLonger(tx: Tx, id: string): Promise<void> {
  const ring = await overRing(tx, id);
  if (!(await deleteKeep(tx, id))) throw notFound();
  await tell(tx, 'ring.changed', ring.line);
}

/** Deletes a number nobody took at once. Refuses `ring-not-over` and `ring-taken`. */
export async function letRingGo(tx: Tx, id: string): Promise<void> {
  const ring = await overRing(tx, id);
  await deleteRing(tx, id);
  await tell(tx, 'ring.changed', ring.line);
}

async function overRing(tx: Tx, id: string): Promise<RingRecord> {
  const ring = await holdRing(tx, id);
  if (!ring) throw notFound();
  if (ring.taken_by && ring.contact) throw refuse('ring-taken', 409, { by: ring.taken_by, contact: ring.contact });
  if (ringAt(ring, now()).on) throw refuse('ring-not-over', 409);
  return ring;
}
