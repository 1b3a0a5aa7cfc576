import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import type { StaffActor } from '#staff/index.ts';
import { openKey } from '#vault/index.ts';
import type { PromiseHouse } from './house.ts';
import { sealWords } from './promise.ts';
import type { ChangePromise } from './shared.ts';
import { insertMove, lockPromise, setVersion } from './store.ts';

/**
 * Gives an open promise a new due time, a new owner, or both, as its next version.
 * Refuses `promise-changed` with the newest version when somebody was quicker, `promise-ended` and `owner-off-duty`.
 */
export async function changePromise(
  tx: Tx,
  actor: StaffActor,
  change: ChangePromise,
  house: PromiseHouse,
): Promise<{ version: number }> {
  const row = await lockPromise(tx, change.id);
  if (!row) throw notFound();
  const key = await openKey(tx, actor.keys, row.dossier);
  if (row.ended) throw refuse('promise-ended', 409);
  if (row.version !== change.basedOn) throw refuse('promise-changed', 409, { version: row.version });
  const owner = change.owner === undefined ? row.owner : change.owner;
  if (owner !== null && owner !== row.owner && !(await house.mayOwn(tx, row.line, owner)))
    throw refuse('owner-off-duty', 409);
  const due = change.due === undefined ? row.due : dateOf(change.due);
  const version = row.version + 1;
  const why = change.due === undefined ? 'given' : 'moved';
  const sealed = change.reason === '' ? null : sealWords(key, row.id, `move/${version}`, change.reason);
  await setVersion(tx, { promise: row.id, version, due, owner });
  await insertMove(tx, { promise: row.id, version, why, due, owner, by: actor.id, at: now(), sealed });
  await house.changed(tx, actor, row.dossier);
  await tell(tx, 'promise.changed', row.dossier, { how: why });
  return { version };
}

function dateOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
