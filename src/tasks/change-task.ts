import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import type { RecordHouse, StaffActor } from '#staff/index.ts';
import { openKey, type DossierKey } from '#vault/index.ts';
import { mustRead } from './make-task.ts';
import { sealWords } from './promise.ts';
import type { ChangeTask, MoveWhy } from './shared.ts';
import { insertMove, lockTask, setVersion, type TaskRow } from './store.ts';

/**
 * Gives an open task a new due time, a new owner, or both, as its next version. Refuses `task-changed` with the newest
 * version when somebody was quicker, `task-ended`, `owner-cannot-read`, and `task-ends-itself` for finding an owner.
 */
export async function changeTask(
  tx: Tx,
  actor: StaffActor,
  change: ChangeTask,
  house: RecordHouse,
): Promise<{ version: number }> {
  const key = await openKey(tx, actor.keys, change.id);
  const row = await lockTask(tx, change.id, change.task);
  if (!row) throw notFound();
  if (row.kind === 'assign') throw refuse('task-ends-itself', 409);
  if (row.ended) throw refuse('task-ended', 409);
  if (row.version !== change.basedOn) throw refuse('task-changed', 409, { version: row.version });
  const owner = change.owner === undefined ? row.owner : change.owner;
  if (owner !== row.owner) await mustRead(tx, change.id, owner);
  const due = change.due === undefined ? row.due : dateOf(change.due);
  const why = change.due === undefined ? 'given' : 'moved';
  const version = await nextVersion(tx, actor, key, row, { why, due, owner, reason: change.reason });
  if (why === 'moved')
    await house.happened(tx, actor, change.id, { kind: 'task.moved', ref: row.id, said: { kind: row.kind } });
  return { version };
}

export type Next = { why: MoveWhy; due: Date | null; owner: string | null; reason: string };

/** The next version of an open task, with the move that led to it; told to who has the record open. */
export async function nextVersion(
  tx: Tx,
  actor: StaffActor,
  key: DossierKey,
  row: TaskRow,
  { why, due, owner, reason }: Next,
): Promise<number> {
  const version = row.version + 1;
  const sealed = reason === '' ? null : sealWords(key, row.id, `move/${version}`, reason);
  await setVersion(tx, { promise: row.id, version, due, owner });
  await insertMove(tx, { promise: row.id, version, why, due, owner, by: actor.id, at: now(), sealed });
  await tell(tx, 'task.changed', row.dossier, { task: row.id, how: why, by: actor.id });
  return version;
}

function dateOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
