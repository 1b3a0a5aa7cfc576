import { caseHouse } from '#cases/index.ts';
import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { may } from '#kernel/permissions.ts';
import { unsentMails, type RecordPage, type StaffActor } from '#staff/index.ts';
import { readOpenings, type Opening } from '#vault/index.ts';
import { answerVerb, putTo } from './alert.ts';
import { contactHouse } from './record-house.ts';
import type { Alert, AlertsAnswer } from './shared.ts';
import {
  answeredSince,
  contactsAmong,
  principalsOf,
  stepsOf,
  unansweredAlerts,
  type AlertRow,
  type StepRow,
} from './store.ts';

/** Answered alerts stay on the list for as long as a shift may last. */
const SHOWN_MS = 12 * 3_600_000;

/** What alerts are shown with, besides their own rows. */
type Around = {
  steps: Map<string, StepRow[]>;
  numbers: Map<string, string>;
  unsent: { about: string; step: number; account: string }[];
  openings: Map<string, Opening>;
  pages: Map<string, RecordPage>;
  teams: ReadonlySet<string>;
};

/** Alerts that wait, and those answered this shift. The contact is named only to those who may open it. */
export async function readAlerts(tx: Tx, actor: StaffActor): Promise<AlertsAnswer> {
  const since = new Date(now().getTime() - SHOWN_MS);
  const found = [...(await unansweredAlerts(tx)), ...(await answeredSince(tx, since))];
  const ids = found.map((row) => row.id);
  const steps = Map.groupBy(await stepsOf(tx, ids), (step) => step.alert);
  const contacts = found.flatMap((row) => row.contact ?? []);
  const numbers = new Map((await contactsAmong(tx, contacts)).map((row) => [row.id, row.number]));
  const records = found.flatMap((row) => row.record ?? []);
  const pages = new Map([...(await contactHouse.pages(tx, records)), ...(await caseHouse.pages(tx, records))]);
  const teams = await principalsOf(tx);
  const mine = found.filter((row) => row.kind === 'standby' && isMine(actor, row, steps.get(row.id) ?? [], teams));
  const opened = await readOpenings(
    tx,
    actor.keys,
    mine.map((row) => row.about),
  );
  const openings = new Map(opened.map((row) => [row.id, row]));
  const around = { steps, numbers, openings, pages, teams, unsent: await unsentMails(tx, ids) };
  return { alerts: found.map((row) => alertAnswer(actor, row, around)) };
}

/** Whether she may answer it at all; what she opened herself from standby is for others to hear. */
function mayAnswer(actor: StaffActor, row: AlertRow, steps: StepRow[], teams: ReadonlySet<string>): boolean {
  if (row.kind === 'standby' && row.by === actor.id) return false;
  return may(actor, answerVerb(row.kind), putTo(actor.id, steps, teams));
}

/** Put to her, by name or as one of all. */
function isMine(actor: StaffActor, row: AlertRow, steps: StepRow[], teams: ReadonlySet<string>): boolean {
  return mayAnswer(actor, row, steps, teams) && steps.some(({ account }) => account === null || account === actor.id);
}

function alertAnswer(actor: StaffActor, row: AlertRow, { numbers, openings, unsent, teams, ...around }: Around): Alert {
  const steps = around.steps.get(row.id) ?? [];
  const number = row.contact === null ? undefined : numbers.get(row.contact);
  const { answered, answered_by: by } = row;
  const opening = openings.get(row.about);
  return {
    id: row.id,
    kind: row.kind,
    line: row.line,
    raised: row.raised.toISOString(),
    by: row.by,
    contact: row.contact !== null && number !== undefined ? { id: row.contact, number } : null,
    late: row.step !== null ? { step: row.step, page: around.pages.get(row.record ?? '') ?? null } : null,
    steps: steps.map(({ account, at, number: step }) => ({
      to: account,
      at: at.toISOString(),
      unsent: unsent.filter((mail) => mail.about === row.id && mail.step === step).map((mail) => mail.account),
    })),
    opening: opening ? { until: opening.until.toISOString(), reason: opening.reason } : null,
    mine: isMine(actor, row, steps, teams),
    answered: answered && by ? { by, at: answered.toISOString() } : null,
    can: { answer: answered === null && mayAnswer(actor, row, steps, teams) },
  };
}
