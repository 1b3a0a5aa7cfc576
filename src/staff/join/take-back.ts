import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import { membershipsOf } from '#vault/index.ts';
import type { StaffActor } from '../actor.ts';
import { endEmployment } from '../leave.ts';
import { deleteInvitation, findTeam, findWhoUsed, hasLeft } from '../store.ts';

/**
 * Takes an invitation back: its code opens nothing from here on and nothing is left of whom it invited. Whoever has
 * begun with it and was let in by nobody yet has her account closed, so that half a sign-up opens nothing either.
 * Refuses `invitation-let-in` once a colleague has compared her words: she works here, and leaves as others do.
 */
export async function takeBackInvitation(tx: Tx, actor: StaffActor, id: string): Promise<void> {
  if (await deleteInvitation(tx, id)) return tell(tx, 'staff.changed', id);
  const account = await findWhoUsed(tx, id);
  if (!account || (await hasLeft(tx, account))) throw notFound();
  if (await wasLetIn(tx, account)) throw refuse('invitation-let-in', 409);
  await endEmployment(tx, actor, account);
}

/** Everybody who works here is let into one team at least: the one that reads the names. */
async function wasLetIn(tx: Tx, account: string): Promise<boolean> {
  const everyone = await findTeam(tx, 'everyone', null);
  const members = everyone ? await membershipsOf(tx, [everyone.id]) : [];
  return members.some((row) => row.member === account && row.confirmed_by !== null);
}
