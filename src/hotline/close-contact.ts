import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import type { StaffActor } from '#staff/index.ts';
import { openKey } from '#vault/index.ts';
import { holdDutyGrant } from './duty-grant.ts';
import { today } from './open-contact.ts';
import { sealClosing } from './ring/again.ts';
import type { Outcome } from './shared.ts';
import { deleteClosure, findContact, hersIn, holdThreads, insertClosure } from './store.ts';

/** What closes a contact; `seen`: how many of her messages the one who closes has seen, where somebody wrote it. */
export type Closing = { id: string; outcome: Outcome; seen?: number | undefined };

/**
 * Closes a contact: a record of who, how and on which day. Refuses `already-closed`, and `wrote-again` where she has
 * written or taken back what the one who closes has not seen.
 */
export async function closeContact(tx: Tx, actor: StaffActor, input: Closing): Promise<void> {
  const key = await openKey(tx, actor.keys, input.id);
  if (input.seen !== undefined) await seenAll(tx, input.id, input.seen);
  if (!(await findContact(tx, input.id))) throw notFound();
  const { day } = await today(tx);
  const row = { contact: input.id, outcome: input.outcome, by: actor.id, day, sealed: sealClosing(key) };
  if (!(await insertClosure(tx, row))) throw refuse('already-closed', 409);
  await holdDutyGrant(tx, input.id);
  await tell(tx, 'contact.closed', input.id, { outcome: input.outcome });
}

async function seenAll(tx: Tx, id: string, seen: number): Promise<void> {
  await holdThreads(tx, [id]);
  if (((await hersIn(tx, [id])).get(id) ?? 0) !== seen) throw refuse('wrote-again', 409);
}

/** Opens a closed contact again, which is also how a closing is undone. Refuses `not-closed`. */
export async function reopenContact(tx: Tx, actor: StaffActor, input: { id: string }): Promise<void> {
  await openKey(tx, actor.keys, input.id);
  if (!(await deleteClosure(tx, input.id))) throw refuse('not-closed', 409);
  await holdDutyGrant(tx, input.id);
  await tell(tx, 'contact.reopened', input.id);
}
