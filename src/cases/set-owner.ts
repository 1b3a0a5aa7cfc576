import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import { mustBeReader, type StaffActor } from '#staff/index.ts';
import { tasksToOwner } from '#tasks/index.ts';
import { giveKey, holdsForGood, openKey, takeKey } from '#vault/index.ts';
import { refuseOthers } from './open-case.ts';
import { isClosed } from './shared.ts';
import { holdCase, setColumn } from './store.ts';
import { writeLine } from './write-line.ts';

/**
 * Says who has charge of a case from now on. Whoever had charge of it before keeps no key for that reason; what she
 * holds otherwise stays. Refuses `held-for-a-while` to whoever reads it only for a time, what `mustBeReader`
 * refuses, and what `refuseOthers` refuses of practice.
 */
export async function setOwner(
  tx: Tx,
  actor: StaffActor,
  { id, owner }: { id: string; owner: string | null },
): Promise<void> {
  const key = await openKey(tx, actor.keys, id);
  const row = await holdCase(tx, id, 'change');
  if (!row) throw notFound();
  if (row.owner === owner) return;
  if (!row.practice && !(await holdsForGood(tx, id))) throw refuse('held-for-a-while', 403);
  if (row.practice) refuseOthers(row.opened_by, owner);
  if (owner) await mustBeReader(tx, owner, 'owner');
  if (owner) await giveKey(tx, actor.keys, { dossier: id, principal: owner, why: 'owner' });
  await setColumn(tx, id, 'owner', owner);
  const { team, practice, risk, status, owner: was } = row;
  await tasksToOwner(tx, actor, { dossier: id, owner, team, practice, risk, was, over: isClosed(status) });
  await writeLine(tx, actor, key, { kind: 'owner.set', ref: id, said: owner ? { owner } : {} });
  await tell(tx, 'case.changed', id, { by: actor.id });
  if (row.owner) await takeKey(tx, { dossier: id, principal: row.owner, why: 'owner' });
}
