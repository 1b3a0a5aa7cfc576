import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { tell } from '#kernel/outbox.ts';
import type { AlertKind, AlertStep } from './shared.ts';
import { insertAlert, insertStep, openShifts, type ShiftRow, type StepRow } from './store.ts';

/** Unanswered for so long, an alert goes on to the next. */
export const STEP_MS = 10 * 60_000;

export type Raise = {
  kind: AlertKind;
  line: string | null;
  about: string;
  contact: string | null;
  /** Tells this lateness, this absence from the next one; the same is never raised twice. */
  occasion: string;
  by: string | null;
};

/**
 * To whom an alert is put next: the lead on call of its line, then who is next in turn, then all leads (null).
 * Whoever raised it, had it already, is away or off duty is passed over. Undefined when all leads have had it. Pure.
 */
export function nextStep(shifts: ShiftRow[], alert: Pick<Raise, 'line' | 'by'>, had: (string | null)[]) {
  if (had.includes(null)) return undefined;
  const here = shifts.filter((shift) => shift.line === alert.line && shift.away === null);
  const chain = [...here.filter(({ post }) => post === 'lead'), ...here.filter(({ post }) => post === 'next')];
  const next = chain.find(({ account }) => account !== alert.by && !had.includes(account));
  return next?.account ?? null;
}

/** How an alert stands to somebody: her own once it was put to her. Pure. */
export function putTo(account: string, steps: Pick<StepRow, 'account'>[]): { owner: string | null } {
  return { owner: steps.some((step) => step.account === account) ? account : null };
}

/** Raises an alert and puts it to the first who should hear; null when this very thing was raised before. */
export async function raiseAlert(
  tx: Tx,
  raise: Raise,
): Promise<{ id: string; to: AlertStep['to']; raised: Date } | null> {
  const id = newId();
  const raised = now();
  if (!(await insertAlert(tx, { ...raise, id, raised }))) return null;
  const to = nextStep(await openShifts(tx), raise, []) ?? null;
  await insertStep(tx, { alert: id, number: 1, account: to, at: raised });
  await tell(tx, 'alert.raised', id, { kind: raise.kind });
  return { id, to, raised };
}
