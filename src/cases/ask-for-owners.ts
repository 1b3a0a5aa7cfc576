import type { Tx } from '#kernel/db.ts';
import { tell } from '#kernel/outbox.ts';
import { askForOwner } from '#tasks/index.ts';
import { ownersWhoLeft } from './store.ts';

/**
 * A case whose owner has left is nobody's: that somebody takes it is asked for with its clock, once. Runs as worker, on
 * coded columns only.
 */
export async function askForOwners(tx: Tx): Promise<void> {
  for (const { id, team, risk, by } of await ownersWhoLeft(tx))
    if (await askForOwner(tx, { dossier: id, team, risk, by })) await tell(tx, 'case.changed', id);
}
