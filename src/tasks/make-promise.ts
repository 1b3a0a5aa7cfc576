import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { tell } from '#kernel/outbox.ts';
import type { StaffActor } from '#staff/index.ts';
import { openKey } from '#vault/index.ts';
import type { PromiseHouse } from './house.ts';
import { sealWords } from './promise.ts';
import type { NewPromise } from './shared.ts';
import { insertMove, insertPromise } from './store.ts';

/**
 * Promises something to the person of a dossier, its words sealed under the dossier's key. Without a named owner it is
 * the writer's while on duty, else the line's. Refuses `owner-off-duty` for a named owner who is off duty or away.
 */
export async function makePromise(
  tx: Tx,
  actor: StaffActor,
  input: NewPromise & { dossier: string; line: string | null },
  house: PromiseHouse,
): Promise<{ id: string }> {
  const key = await openKey(tx, actor.keys, input.dossier);
  const id = newId();
  const owner = await firstOwner(tx, actor, input, house);
  const due = input.due ? new Date(input.due) : null;
  const at = now();
  const { dossier, kind, line } = input;
  const sealed = sealWords(key, id, 'text', input.text);
  await insertPromise(tx, { id, dossier, kind, line, due, owner, made: at, made_by: actor.id, sealed });
  await insertMove(tx, { promise: id, version: 1, why: 'made', due, owner, by: actor.id, at, sealed: null });
  await house.changed(tx, actor, dossier);
  await tell(tx, 'promise.changed', dossier, { how: 'made' });
  return { id };
}

async function firstOwner(
  tx: Tx,
  actor: StaffActor,
  { line, owner }: Pick<NewPromise, 'owner'> & { line: string | null },
  house: PromiseHouse,
): Promise<string | null> {
  if (owner === null) return null;
  if (await house.mayOwn(tx, line, owner ?? actor.id)) return owner ?? actor.id;
  if (owner === undefined) return null;
  throw refuse('owner-off-duty', 409);
}
