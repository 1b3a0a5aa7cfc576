import type { Tx } from '#kernel/db.ts';
import { may } from '#kernel/permissions.ts';
import type { StaffActor } from '#staff/index.ts';
import { openKey } from '#vault/index.ts';
import type { TasksAnswer } from './shared.ts';
import { movesOf, tasksOf } from './store.ts';
import { taskAnswer } from './task.ts';

/** Every task of a dossier with its history, and whether more can be made; 404 for somebody without a grant. */
export async function readTasks(tx: Tx, actor: StaffActor, dossier: string): Promise<TasksAnswer> {
  const key = await openKey(tx, actor.keys, dossier);
  const found = await tasksOf(tx, dossier);
  const moves = await movesOf(
    tx,
    found.map((row) => row.id),
  );
  return {
    tasks: found.map((row) => taskAnswer(actor, key, row, moves)),
    can: { make: may(actor, 'tasks.task.make', { granted: true }) },
  };
}
