import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { demand } from '#kernel/permissions.ts';
import { tell, type Fact } from '#kernel/outbox.ts';
import { deleteWaitingMails, type StaffActor } from '#staff/index.ts';
import { stillLate } from '#tasks/index.ts';
import { answerVerb, putTo } from './alert.ts';
import type { AlertKind } from './shared.ts';
import { alertById, insertAnswer, principalsOf, stepsOf, unansweredAbout, unansweredAlerts } from './store.ts';

/**
 * Answers an alert: from here on it goes to nobody else. Leads answer any, others what was put to them.
 * Refuses `not-allowed`, `own-opening`, and `alert-answered` when somebody was quicker.
 */
export async function answerAlert(tx: Tx, actor: StaffActor, id: string): Promise<void> {
  const alert = await alertById(tx, id);
  if (!alert) throw notFound();
  if (alert.kind === 'standby' && alert.by === actor.id) throw refuse('own-opening', 403);
  demand(actor, answerVerb(alert.kind), putTo(actor.id, await stepsOf(tx, [id]), await principalsOf(tx)));
  if (alert.answered !== null || !(await insertAnswer(tx, id, actor.id, now()))) throw refuse('alert-answered', 409);
  await settled(tx, id);
}

/** Told to everybody; a mail that waits is needless. */
async function settled(tx: Tx, id: string): Promise<void> {
  await deleteWaitingMails(tx, id);
  await tell(tx, 'alert.answered', id);
}

/** What was done answers the open alerts about it: somebody took the line, kept or moved the late promise. */
export async function answerAbout(tx: Tx, actor: StaffActor, kind: AlertKind, about: string[]): Promise<void> {
  const open = (await unansweredAlerts(tx)).filter((alert) => alert.kind === kind && about.includes(alert.about));
  for (const { id } of open) if (await insertAnswer(tx, id, actor.id, now())) await settled(tx, id);
}

/** A task was done, withdrawn or moved: where it is no longer late, that answers the alert about it. Runs as worker. */
export async function answerByTask(tx: Tx, { codes: { task, by } }: Fact): Promise<void> {
  // What the clock did to a task is nobody's answer.
  if (typeof by !== 'string') return;
  const about = String(task);
  const open = await unansweredAbout(tx, 'task_late', about);
  if (open.length === 0 || (await stillLate(tx, [about], now())).has(about)) return;
  for (const { id } of open) if (await insertAnswer(tx, id, by, now())) await settled(tx, id);
}
