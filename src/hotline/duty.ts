import type { Tx } from '#kernel/db.ts';
import { now } from '#kernel/clock.ts';
import { may } from '#kernel/permissions.ts';
import { linesAnsweredBy, organisationZone, type StaffActor } from '#staff/index.ts';
import { openSpan } from './hours.ts';
import type { DutyAnswer, DutyLine, DutyPost, Line, OnDuty } from './shared.ts';
import { allLines, lastOperators, openShifts, type ShiftRow } from './store.ts';

/** How one line is held at a moment. Pure. `ended`: when its last operator went off duty, if one ever was on. */
export type Held = Pick<DutyLine, 'open' | 'until' | 'held' | 'unheldSince'>;

/** Whether a line is in its hours, who answers it, and since when nobody does. */
export function heldAt(
  line: Pick<Line, 'hours'>,
  shifts: ShiftRow[],
  ended: Date | null,
  at: Date,
  zone: string,
): Held {
  const span = openSpan(line.hours, at, zone);
  const operators = shifts.filter((shift) => shift.post === 'operator');
  const held = operators.some((shift) => shift.away === null);
  const gone = [ended, ...operators.map((shift) => shift.away), span === 'always' ? null : (span?.since ?? null)];
  const since = Math.max(...gone.map((moment) => moment?.getTime() ?? 0));
  return {
    open: span !== null,
    until: span === null || span === 'always' ? null : span.until.toISOString(),
    held,
    unheldSince: span === null || held || since === 0 ? null : new Date(since).toISOString(),
  };
}

/** Who is on duty, line by line; for everybody who works here. */
export async function readDuty(tx: Tx, actor: StaffActor): Promise<DutyAnswer> {
  const shifts = Map.groupBy(await openShifts(tx), (shift) => shift.line);
  const ended = new Map((await lastOperators(tx)).map((row) => [row.line, row.ended]));
  const zone = await organisationZone(tx);
  const answered = await linesAnsweredBy(tx, actor.id);
  const lines = (await allLines(tx)).map((line): DutyLine => {
    const here = shifts.get(line.id) ?? [];
    return {
      line: line.id,
      name: line.name,
      kind: line.kind,
      ...heldAt(line, here, ended.get(line.id) ?? null, now(), zone),
      posts: here.map(onDuty),
      can: postsOpenTo(actor, answered.has(line.id)),
    };
  });
  return { lines };
}

/** A shift as others see it. */
export function onDuty({ account, post, since, away }: ShiftRow): OnDuty {
  return { account, post, since: since.toISOString(), awaySince: away?.toISOString() ?? null };
}

/** Whether somebody is on duty on a line and at the desk. Pure. */
export function isThere(shifts: ShiftRow[], line: string | null, account: string): boolean {
  return shifts.some((shift) => shift.line === line && shift.account === account && shift.away === null);
}

/** The posts of a line somebody may take: answering needs the line's key, leading the right to lead. */
export function postsOpenTo(actor: StaffActor, answers: boolean): Record<DutyPost, boolean> {
  const take = may(actor, 'hotline.duty.take');
  return { operator: take && answers, next: take && answers, lead: may(actor, 'hotline.duty.lead') };
}

/** Whether a promise of this line may be this colleague's: on duty there, not away, and able to open what it is about. */
export async function mayOwn(tx: Tx, line: string | null, account: string): Promise<boolean> {
  if (line === null) return true;
  return isThere(await openShifts(tx), line, account) && (await linesAnsweredBy(tx, account)).has(line);
}
