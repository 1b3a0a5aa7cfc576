import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { tell } from '#kernel/outbox.ts';
import { mailAbout, roleMatrix } from '#staff/index.ts';
import type { AlertKind, AlertStep } from './shared.ts';
import { isThere } from './duty.ts';
import { insertAlert, insertStep, openShifts, type ShiftRow, type StepRow } from './store.ts';

/** Unanswered for so long, an alert goes on to the next. */
const STEP_MS = 10 * 60_000;

export type Raise = {
  kind: AlertKind;
  line: string | null;
  about: string;
  contact: string | null;
  /** Of a late task: whose record, which step, and the team that hears of it beside the leads. */
  late?: { record: string; step: string; team: string | null };
  /** Tells this lateness, this absence from the next one; the same is never raised twice. */
  occasion: string;
  by: string | null;
};

/**
 * To whom an alert is put next: the lead on call of its line, then who is next in turn, then all leads and
 * directors (null).
 * Whoever raised it, had it already, is away or off duty is passed over. Undefined when all have had it. Pure.
 */
export function nextStep(shifts: ShiftRow[], alert: Pick<Raise, 'line' | 'by'>, had: (string | null)[]) {
  if (had.includes(null)) return undefined;
  const here = shifts.filter((shift) => shift.line === alert.line && shift.away === null);
  const chain = [...here.filter(({ post }) => post === 'lead'), ...here.filter(({ post }) => post === 'next')];
  const next = chain.find(({ account }) => account !== alert.by && !had.includes(account));
  return next?.account ?? null;
}

/** An alert waits ten minutes for whom it was put to; whoever has left the line or the desk is not waited for. Pure. */
export function stillWaits(
  line: string | null,
  last: Pick<StepRow, 'account' | 'at'> | undefined,
  shifts: ShiftRow[],
  at: Date,
): boolean {
  if (!last || at.getTime() - last.at.getTime() >= STEP_MS) return false;
  return last.account === null || isThere(shifts, line, last.account);
}

/** The verb by which an alert is answered: who opened what from standby is the directors' to hear, not the leads'. */
export function answerVerb(kind: AlertKind): string {
  return kind === 'standby' ? 'hotline.opening.answer' : 'hotline.alert.answer';
}

/** How an alert stands to somebody: her own once it was put to her or to a team of hers. Pure. */
export function putTo(
  account: string,
  steps: Pick<StepRow, 'account' | 'team'>[],
  teams: ReadonlySet<string>,
): { owner: string | null } {
  const hers = steps.some((step) => step.account === account || (step.team !== null && teams.has(step.team)));
  return { owner: hers ? account : null };
}

/**
 * Raises an alert and puts it to the first who should hear, or to `to` where that is known; null when this very thing
 * was raised before.
 */
export async function raiseAlert(
  tx: Tx,
  raise: Raise,
  to?: string | null,
): Promise<{ id: string; to: AlertStep['to']; raised: Date } | null> {
  const id = newId();
  const raised = now();
  const { record = null, step = null, team = null } = raise.late ?? {};
  if (!(await insertAlert(tx, { ...raise, id, raised, record, step }))) return null;
  const first = to === undefined ? (nextStep(await openShifts(tx), raise, []) ?? null) : to;
  await putAlert(tx, { ...raise, id }, { number: 1, account: first, team, at: raised });
  return { id, to: first, raised };
}

/**
 * Puts an alert to somebody, or (null) to all, and to a team where it is about its record: on the desk, and as a neutral
 * mail to those who wish for one.
 */
export async function putAlert(
  tx: Tx,
  alert: Pick<Raise, 'kind' | 'by'> & { id: string },
  step: Omit<StepRow, 'alert'>,
): Promise<void> {
  await insertStep(tx, { alert: alert.id, ...step });
  const accounts = step.account === null ? [] : [step.account];
  const roles = step.account === null ? rolesThatMay(answerVerb(alert.kind)) : [];
  await mailAbout(tx, alert.id, step.number, { accounts, roles, team: step.team, not: alert.by });
  await tell(tx, 'alert.raised', alert.id, { kind: alert.kind });
}

/** Roles whose holders may answer any alert of this kind: to them it goes when it goes to all. */
function rolesThatMay(verb: string): string[] {
  return [...roleMatrix()].filter(([, abilities]) => abilities.get(verb)?.has('always')).map(([role]) => role);
}
