import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { organisationZone } from '#staff/index.ts';
import { alarmingTasks, latePromises, returnToTeams } from '#tasks/index.ts';
import { nextStep, putAlert, raiseAlert, stillWaits } from './alert.ts';
import { heldAt } from './duty.ts';
import { endDutyOfGone } from './end-duty-of-gone.ts';
import { allLines, criticalAmong, forgetTabs, lastOperators, openShifts, stepsOf, unansweredAlerts } from './store.ts';

/** Shifts change hands: a line may be without anybody for so long before it is an alert. */
const UNHELD_MS = 5 * 60_000;
/** A promise that was late before this many milliseconds was seen then, or the program was not running. */
const LATE_SINCE_MS = 7 * 24 * 3_600_000;

/**
 * What the house notices by itself: the absent go off duty, a task of whoever cannot read its record any more is its
 * team's again, a line nobody holds, a late promise of a critical contact
 * and a late step of a case raise an alert, and what nobody answered goes on to the next. Runs as worker, on coded columns only.
 */
export async function watchHouse(tx: Tx): Promise<void> {
  await endDutyOfGone(tx);
  await returnToTeams(tx);
  await raiseUnheld(tx);
  await raiseLate(tx);
  await raiseLateTasks(tx);
  await passAlertsOn(tx);
  await forgetTabs(tx);
}

async function raiseUnheld(tx: Tx): Promise<void> {
  const lines = await allLines(tx);
  // Before the first run there is neither line nor time zone.
  if (lines.length === 0) return;
  const shifts = Map.groupBy(await openShifts(tx), (shift) => shift.line);
  const ended = new Map((await lastOperators(tx)).map((row) => [row.line, row.ended]));
  const zone = await organisationZone(tx);
  for (const line of lines) {
    const { open, held, unheldSince } = heldAt(
      line,
      shifts.get(line.id) ?? [],
      ended.get(line.id) ?? null,
      now(),
      zone,
    );
    if (!open || held || (unheldSince && now().getTime() - Date.parse(unheldSince) < UNHELD_MS)) continue;
    const about = { line: line.id, about: line.id, contact: null, by: null };
    await raiseAlert(tx, { kind: 'line_unheld', ...about, occasion: unheldSince ?? 'never' });
  }
}

async function raiseLate(tx: Tx): Promise<void> {
  const late = await latePromises(tx, new Date(now().getTime() - LATE_SINCE_MS), now());
  const critical = await criticalAmong(
    tx,
    late.map((promise) => promise.dossier),
  );
  for (const { id, dossier, line, due } of late)
    if (critical.has(dossier)) {
      const about = { line, about: id, contact: dossier, by: null };
      await raiseAlert(tx, { kind: 'promise_late', ...about, occasion: due.toISOString() });
    }
}

/** A record belongs to no line: its late step is told to all leads at once, and to the team whose record it is. */
async function raiseLateTasks(tx: Tx): Promise<void> {
  const about = { kind: 'task_late', line: null, contact: null, by: null } as const;
  for (const { id, dossier, kind, team, due } of await alarmingTasks(
    tx,
    new Date(now().getTime() - LATE_SINCE_MS),
    now(),
  )) {
    const late = { record: dossier, step: kind, team };
    await raiseAlert(tx, { ...about, about: id, occasion: due.toISOString(), late }, null);
  }
}

async function passAlertsOn(tx: Tx): Promise<void> {
  // An opening from standby is told to those it concerns, and to nobody else however late they answer.
  const open = (await unansweredAlerts(tx)).filter(({ kind }) => kind !== 'standby');
  const ids = open.map((alert) => alert.id);
  const steps = Map.groupBy(await stepsOf(tx, ids), (step) => step.alert);
  const shifts = await openShifts(tx);
  for (const alert of open) {
    const had = steps.get(alert.id) ?? [];
    if (stillWaits(alert.line, had.at(-1), shifts, now())) continue;
    const next = nextStep(
      shifts,
      alert,
      had.map((step) => step.account),
    );
    if (next !== undefined) await putAlert(tx, alert, { number: had.length + 1, account: next, team: null, at: now() });
  }
}
