import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import { organisationZone, type RecordHouse, type StaffActor } from '#staff/index.ts';
import { openKey, type DossierKey } from '#vault/index.ts';
import { writeTask } from './make-task.ts';
import { sealWords } from './promise.ts';
import { responseTime } from './response-times.ts';
import type { Ending } from './shared.ts';
import { clearEnding, deleteFollower, endOpen, hasOpenStep, lockTask, type TaskRow } from './store.ts';
import { isRuleTask } from './task.ts';
import { stepDue } from './timing.ts';

type Ended = { id: string; task: string; how: Ending['how']; reason: string };

/**
 * A task is done or withdrawn: a record of who, how, when and why. One that its risk asks for again and again is made
 * anew when it is done. Refuses `task-ended`, and `task-ends-itself` for finding an owner.
 */
export async function endTask(
  tx: Tx,
  actor: StaffActor,
  { id: dossier, task, how, reason }: Ended,
  house: RecordHouse,
): Promise<void> {
  const key = await openKey(tx, actor.keys, dossier);
  const row = await steps(tx, dossier, task);
  await endRow(tx, actor, key, row, { how, reason });
  if (how === 'kept') await makeNext(tx, actor, key, row);
  const kind = how === 'kept' ? 'task.done' : 'task.withdrawn';
  await house.happened(tx, actor, dossier, { kind, ref: task, said: { kind: row.kind } });
}

/**
 * Takes an ending back: the task is open as it was, and the one that came after it is gone while nobody touched it.
 * Refuses `task-open`, and `task-came-again` where another for the same step is open.
 */
export async function undoTask(
  tx: Tx,
  actor: StaffActor,
  { id: dossier, task }: { id: string; task: string },
  house: RecordHouse,
): Promise<void> {
  await openKey(tx, actor.keys, dossier);
  const row = await steps(tx, dossier, task);
  if (!row.ended) throw refuse('task-open', 409);
  await deleteFollower(tx, task);
  if (isRuleTask(row) && (await hasOpenStep(tx, dossier, row.kind))) throw refuse('task-came-again', 409);
  await clearEnding(tx, task);
  await tell(tx, 'task.changed', dossier, { task, how: 'undone', by: actor.id });
  await house.happened(tx, actor, dossier, { kind: 'task.undone', ref: task, said: { kind: row.kind } });
}

/** Ends a task and tells of it, leaving the record's own page to whoever asked. */
export async function endRow(
  tx: Tx,
  actor: StaffActor,
  key: DossierKey,
  row: TaskRow,
  { how, reason }: Pick<Ended, 'how' | 'reason'>,
): Promise<void> {
  const sealed = sealWords(key, row.id, 'ending', reason);
  if (!(await endOpen(tx, row.id, { how, by: actor.id, at: now(), sealed }))) throw refuse('task-ended', 409);
  await tell(tx, 'task.changed', row.dossier, { task: row.id, how, by: actor.id });
}

/** What comes again comes as long after it was done as its risk says; it stays with whoever did it last time. */
async function makeNext(tx: Tx, actor: StaffActor, key: DossierKey, row: TaskRow): Promise<void> {
  if (!isRuleTask(row) || responseTime(row.level, row.kind).again !== 'done') return;
  const { kind, level, team, owner, practice } = row;
  const counts = now();
  const due = stepDue(level, kind, counts, await organisationZone(tx));
  await writeTask(tx, actor, key, { kind, level, team, owner, practice, counts, due, follows: row.id });
}

/** A task one can end by hand, locked: all but finding an owner. */
async function steps(tx: Tx, dossier: string, task: string): Promise<TaskRow> {
  const row = await lockTask(tx, dossier, task);
  if (!row) throw notFound();
  if (row.kind === 'assign') throw refuse('task-ends-itself', 409);
  return row;
}
