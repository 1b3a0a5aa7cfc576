import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { tell } from '#kernel/outbox.ts';
import { dropToLine, ownersOfOpen } from '#tasks/index.ts';
import { endAway, endShiftsOfGone, openShifts } from './store.ts';

/**
 * Nobody is on duty without a session: whoever has signed out, or whose session ran out, leaves every post. And no
 * promise of a line belongs to somebody who is not there: it falls to the line. Runs as worker, for all at once.
 */
export async function endDutyOfGone(tx: Tx): Promise<void> {
  const at = now();
  for (const { line, account } of await endShiftsOfGone(tx, at)) {
    await endAway(tx, line, account, at);
    await tell(tx, 'duty.changed', line);
  }
  const here = new Set(
    (await openShifts(tx)).filter((shift) => shift.away === null).map((shift) => `${shift.line}/${shift.account}`),
  );
  for (const { line, owner } of await ownersOfOpen(tx))
    if (!here.has(`${line}/${owner}`)) await dropToLine(tx, { line, owner, why: 'off_duty', by: null });
}
