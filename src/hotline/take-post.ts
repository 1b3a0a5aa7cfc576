import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { tell } from '#kernel/outbox.ts';
import { linesAnsweredBy, type StaffActor } from '#staff/index.ts';
import type { z } from 'zod';
import { answerAbout } from './answer-alert.ts';
import { postsOpenTo } from './duty.ts';
import { endDuty } from './leave-post.ts';
import type { DutyMoved, DutyPost, takeSchema } from './shared.ts';
import { endAway, findLine, insertShift, openShifts } from './store.ts';

/**
 * Takes a post of a line with one act. There is one lead and one next: whoever was is relieved, and her open promises
 * fall to the line; among operators `from` names who is relieved, if anybody. Being there answers the alert that
 * nobody was. Refuses `no-such-line` and `not-on-this-line`.
 */
export async function takePost(tx: Tx, actor: StaffActor, input: z.infer<typeof takeSchema>): Promise<DutyMoved> {
  const { line, post } = input;
  if (!(await findLine(tx, line))) throw refuse('no-such-line', 400);
  const answers = (await linesAnsweredBy(tx, actor.id)).has(line);
  if (!postsOpenTo(actor, answers)[post]) throw refuse('not-on-this-line', 403);
  let moved = 0;
  for (const account of await relieved(tx, actor, input))
    moved += await endDuty(tx, { line, account, post }, { by: actor.id, how: 'relieved' });
  await insertShift(tx, { id: newId(), line, post, account: actor.id, since: now() });
  await endAway(tx, line, actor.id, now());
  if (post === 'operator') await answerAbout(tx, actor, 'line_unheld', [line]);
  await tell(tx, 'duty.changed', line, { post });
  return { moved };
}

async function relieved(
  tx: Tx,
  actor: StaffActor,
  { line, post, from }: { line: string; post: DutyPost; from: string | null },
): Promise<string[]> {
  const holders = (await openShifts(tx)).filter((shift) => shift.line === line && shift.post === post);
  return holders
    .map((shift) => shift.account)
    .filter((account) => account !== actor.id && (post !== 'operator' || account === from));
}
