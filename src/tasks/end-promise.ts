import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import type { StaffActor } from '#staff/index.ts';
import { openKey, type DossierKey } from '#vault/index.ts';
import type { PromiseHouse } from './house.ts';
import type { Ending } from './shared.ts';
import { sealWords } from './promise.ts';
import { dropAbsentOwner } from './pass-on.ts';
import { clearEnding, endOpen, lockPromise } from './store.ts';

/** Keeps or withdraws a promise: a record of who, how, when and why. Refuses `promise-ended`. */
export async function endPromise(
  tx: Tx,
  actor: StaffActor,
  input: { id: string; how: Ending['how']; reason: string },
  house: PromiseHouse,
): Promise<void> {
  const key = await keyOf(tx, actor, input.id);
  const sealed = sealWords(key, input.id, 'ending', input.reason);
  if (!(await endOpen(tx, input.id, { how: input.how, by: actor.id, at: now(), sealed })))
    throw refuse('promise-ended', 409);
  await house.changed(tx, actor, key.dossier);
  await tell(tx, 'promise.changed', key.dossier, { how: input.how });
}

/**
 * Takes an ending back; the promise is open again, and the line's when its owner has gone off duty meanwhile.
 * Refuses `promise-open`.
 */
export async function undoEnding(tx: Tx, actor: StaffActor, id: string, house: PromiseHouse): Promise<void> {
  const key = await keyOf(tx, actor, id);
  if (!(await clearEnding(tx, id))) throw refuse('promise-open', 409);
  await dropAbsentOwner(tx, actor, id, house);
  await house.changed(tx, actor, key.dossier);
  await tell(tx, 'promise.changed', key.dossier, { how: 'undone' });
}

async function keyOf(tx: Tx, actor: StaffActor, id: string): Promise<DossierKey> {
  const row = await lockPromise(tx, id);
  if (!row) throw notFound();
  return openKey(tx, actor.keys, row.dossier);
}
