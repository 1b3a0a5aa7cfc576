import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import { othersHere, showHere, type StaffActor } from '#staff/index.ts';
import type { PresenceAnswer, PresenceState } from '#staff/shared.ts';
import { findCase } from './store.ts';

/** Says that the actor reads or writes in a case, or has left it; others are told when that is new. */
export async function showPresence(
  tx: Tx,
  actor: StaffActor,
  { id, state }: { id: string; state: PresenceState },
): Promise<void> {
  if (!(await findCase(tx, id))) throw notFound();
  await showHere(tx, actor, { id, state, fact: 'case.presence' });
}

/** Who else is in a case now. 404 for somebody without a grant on it. */
export async function readPresence(tx: Tx, actor: StaffActor, id: string): Promise<PresenceAnswer> {
  if (!(await findCase(tx, id))) throw notFound();
  return othersHere(actor, id);
}
