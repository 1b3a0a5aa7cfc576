import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { tell } from '#kernel/outbox.ts';
import type { StaffActor } from '#staff/index.ts';
import { dropToLine } from '#tasks/index.ts';
import { answerAbout } from './answer-alert.ts';
import type { DutyMoved, DutyPost } from './shared.ts';
import { endAway, endShifts, insertAway, openShifts, type ShiftRow } from './store.ts';

/** Goes off duty on a line, from one post or all. Refuses `not-on-duty`. */
export async function leavePost(
  tx: Tx,
  actor: StaffActor,
  { line, post }: { line: string; post: DutyPost | null },
): Promise<DutyMoved> {
  await myShifts(tx, actor, line, post);
  const moved = await endDuty(tx, { line, account: actor.id, post }, { by: actor.id, how: 'left' });
  await tell(tx, 'duty.changed', line);
  return { moved };
}

/** Away from the desk, still on duty: open promises of the line fall to it, for somebody else to keep. */
export async function goAway(tx: Tx, actor: StaffActor, line: string): Promise<DutyMoved> {
  await myShifts(tx, actor, line, null);
  await insertAway(tx, { id: newId(), line, account: actor.id, at: now() });
  const fell = await dropToLine(tx, { line, owner: actor.id, why: 'away', by: actor.id });
  await tell(tx, 'duty.changed', line);
  return { moved: fell.length };
}

/** Back at the desk; what fell to the line stays there until somebody takes it. */
export async function comeBack(tx: Tx, actor: StaffActor, line: string): Promise<void> {
  const mine = await myShifts(tx, actor, line, null);
  await endAway(tx, line, actor.id, now());
  if (mine.some((shift) => shift.post === 'operator')) await answerAbout(tx, actor, 'line_unheld', [line]);
  await tell(tx, 'duty.changed', line);
}

async function myShifts(tx: Tx, actor: StaffActor, line: string, post: DutyPost | null): Promise<ShiftRow[]> {
  const mine = (await openShifts(tx)).filter((shift) => shift.line === line && shift.account === actor.id);
  if (!mine.some((shift) => post === null || shift.post === post)) throw refuse('not-on-duty', 409);
  return mine;
}

/** Ends somebody's shift; with her last post on the line her open promises fall to it. Says how many fell. */
export async function endDuty(
  tx: Tx,
  of: { line: string; account: string; post: DutyPost | null },
  end: { by: string; how: 'left' | 'relieved' },
): Promise<number> {
  const { line, account } = of;
  await endShifts(tx, of, { ...end, at: now() });
  if ((await openShifts(tx)).some((shift) => shift.line === line && shift.account === account)) return 0;
  await endAway(tx, line, account, now());
  return (await dropToLine(tx, { line, owner: account, why: 'off_duty', by: end.by })).length;
}
