import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { demand } from '#kernel/permissions.ts';
import { tell } from '#kernel/outbox.ts';
import { deleteWaitingMails, type StaffActor } from '#staff/index.ts';
import { answerVerb, putTo } from './alert.ts';
import type { AlertKind } from './shared.ts';
import { alertById, insertAnswer, stepsOf, unansweredAlerts } from './store.ts';

/**
 * Answers an alert: from here on it goes to nobody else. Leads answer any, others what was put to them.
 * Refuses `not-allowed`, `own-opening`, and `alert-answered` when somebody was quicker.
 */
export async function answerAlert(tx: Tx, actor: StaffActor, id: string): Promise<void> {
  const alert = await alertById(tx, id);
  if (!alert) throw notFound();
  if (alert.kind === 'standby' && alert.by === actor.id) throw refuse('own-opening', 403);
  demand(actor, answerVerb(alert.kind), putTo(actor.id, await stepsOf(tx, [id])));
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
