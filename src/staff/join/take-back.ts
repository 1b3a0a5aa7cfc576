import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import { membershipsOf } from '#vault/index.ts';
import type { StaffActor } from '../actor.ts';
import { endEmployment } from '../leave.ts';
import { allTeams, deleteInvitation, findWhoUsed, hasLeft } from '../store.ts';

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

/** Whether anybody but herself has let her into a team: a team born with her is no proof of who she is. */
async function wasLetIn(tx: Tx, account: string): Promise<boolean> {
  const teams = (await allTeams(tx)).map((team) => team.id);
  const hers = (await membershipsOf(tx, teams)).filter((row) => row.member === account);
  return hers.some(({ confirmed_by: by }) => by !== null && by !== account);
}
