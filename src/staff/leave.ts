import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import { endMemberships } from '#vault/index.ts';
import type { StaffActor } from './actor.ts';
import { deleteSessionsOf, insertDeparture } from './store.ts';

/**
 * Somebody leaves: her sessions end at once on every node, her keys and grants are deleted, and every team she was in
 * gets a new key (VAULT 3.4). Refuses `not-oneself`: an organisation must not lock itself out by mistake.
 */
export async function endEmployment(tx: Tx, actor: StaffActor, account: string): Promise<void> {
  if (account === actor.id) throw refuse('not-oneself', 409);
  if (!(await insertDeparture(tx, account, actor.id))) throw notFound();
  await deleteSessionsOf(tx, account);
  await endMemberships(tx, account);
  await tell(tx, 'session.ended', account);
  await tell(tx, 'staff.changed', account);
}
