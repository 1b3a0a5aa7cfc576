import type { Tx } from '#kernel/db.ts';
import type { StaffActor } from '#staff/index.ts';
import { openKey } from '#vault/index.ts';
import { promiseAnswer } from './promise.ts';
import type { PromiseAnswer } from './shared.ts';
import { movesOf, promisesOf } from './store.ts';

/** Every promise of a dossier with its history; 404 for somebody without a grant. */
export async function readPromises(tx: Tx, actor: StaffActor, dossier: string): Promise<PromiseAnswer[]> {
  const key = await openKey(tx, actor.keys, dossier);
  const found = await promisesOf(tx, dossier);
  const moves = await movesOf(
    tx,
    found.map((row) => row.id),
  );
  return found.map((row) => promiseAnswer(actor, key, row, moves));
}
