import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { may } from '#kernel/permissions.ts';
import type { StaffActor } from '#staff/index.ts';
import { putTo } from './alert.ts';
import type { Alert, AlertsAnswer } from './shared.ts';
import { answeredSince, contactsAmong, stepsOf, unansweredAlerts, type AlertRow, type StepRow } from './store.ts';

/** Answered alerts stay on the list for as long as a shift may last. */
const SHOWN_MS = 12 * 3_600_000;

/** Alerts that wait, and those answered this shift. The contact is named only to those who may open it. */
export async function readAlerts(tx: Tx, actor: StaffActor): Promise<AlertsAnswer> {
  const since = new Date(now().getTime() - SHOWN_MS);
  const found = [...(await unansweredAlerts(tx)), ...(await answeredSince(tx, since))];
  const ids = found.map((row) => row.id);
  const steps = Map.groupBy(await stepsOf(tx, ids), (step) => step.alert);
  const contacts = found.flatMap((row) => row.contact ?? []);
  const numbers = new Map((await contactsAmong(tx, contacts)).map((row) => [row.id, row.number]));
  return { alerts: found.map((row) => alertAnswer(actor, row, steps.get(row.id) ?? [], numbers)) };
}

function alertAnswer(actor: StaffActor, row: AlertRow, steps: StepRow[], numbers: Map<string, string>): Alert {
  const number = row.contact === null ? undefined : numbers.get(row.contact);
  const { answered, answered_by: by } = row;
  const here = putTo(actor.id, steps);
  const mayAnswer = may(actor, 'hotline.alert.answer', here);
  return {
    id: row.id,
    kind: row.kind,
    line: row.line,
    raised: row.raised.toISOString(),
    by: row.by,
    contact: row.contact !== null && number !== undefined ? { id: row.contact, number } : null,
    steps: steps.map((step) => ({ to: step.account, at: step.at.toISOString() })),
    mine: mayAnswer && (here.owner !== null || steps.some((step) => step.account === null)),
    answered: answered && by ? { by, at: answered.toISOString() } : null,
    can: { answer: answered === null && mayAnswer },
  };
}
