import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { tell } from '#kernel/outbox.ts';
import type { RecordHouse, StaffActor } from '#staff/index.ts';
import { openKey, type DossierKey } from '#vault/index.ts';
import { sealWords } from './promise.ts';
import type { NewTask } from './shared.ts';
import { insertMove, insertTask, lockOpenTasks, mayRead, tasksOf, type TaskRow } from './store.ts';

/** What a task is made of; the rest follows. */
export type Written = Pick<TaskRow, 'kind' | 'team' | 'level' | 'counts' | 'follows' | 'practice' | 'due' | 'owner'>;

/**
 * Makes a task of a record by hand, its words sealed under the record's key. It is its owner's or, without one, the
 * team's whose the record's other tasks are. Refuses `owner-cannot-read`.
 */
export async function makeTask(
  tx: Tx,
  actor: StaffActor,
  { id: dossier, kind, text, due, owner }: NewTask,
  house: RecordHouse,
): Promise<{ id: string }> {
  const key = await openKey(tx, actor.keys, dossier);
  await mustRead(tx, dossier, owner);
  // Where nothing of it is open, as it was last.
  const others = [...(await lockOpenTasks(tx, dossier)), ...(await tasksOf(tx, dossier))];
  const { team = null, practice = false } = others.find((each) => each.team !== null) ?? others[0] ?? {};
  const written = { kind, team, practice, owner, level: null, counts: null, follows: null };
  const id = await writeTask(tx, actor, key, { ...written, due: due ? new Date(due) : null }, text);
  if (id === null) throw refuse('task-came-again', 409);
  await house.happened(tx, actor, dossier, { kind: 'task.made', ref: id, said: { kind } });
  return { id };
}

/** Writes a task with its first move and tells of it; null where the rules have an open one for the same step. */
export async function writeTask(
  tx: Tx,
  actor: StaffActor,
  key: DossierKey,
  written: Written,
  text = '',
): Promise<string | null> {
  const id = newId();
  const made = now();
  const { dossier } = key;
  const sealed = sealWords(key, id, 'text', text);
  if (!(await insertTask(tx, { ...written, id, dossier, made, made_by: actor.id, sealed }))) return null;
  const { due, owner } = written;
  await insertMove(tx, { promise: id, version: 1, why: 'made', due, owner, by: actor.id, at: made, sealed: null });
  await tell(tx, 'task.changed', dossier, { task: id, how: 'made', by: actor.id });
  return id;
}

/** Refuses `owner-cannot-read`: whoever cannot read a record can do nothing about it. */
export async function mustRead(tx: Tx, dossier: string, owner: string | null): Promise<void> {
  if (owner !== null && !(await mayRead(tx, dossier, owner))) throw refuse('owner-cannot-read', 409);
}
