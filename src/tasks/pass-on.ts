import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { tell } from '#kernel/outbox.ts';
import type { StaffActor } from '#staff/index.ts';
import type { MoveWhy } from './shared.ts';
import { insertMove, lockPromise, passOn, returnUnreadable, setVersion } from './store.ts';
import type { PromiseHouse } from './house.ts';

/**
 * Every open promise of `owner` on a line falls to the line. `by` is null where the program does it for somebody whose
 * session ran out; it then runs as worker.
 * @returns the ids of the promises.
 */
export async function dropToLine(
  tx: Tx,
  from: { line: string; owner: string; why: MoveWhy; by: string | null },
): Promise<string[]> {
  const { line, owner, why, by } = from;
  return told(tx, why, await passOn(tx, { line, from: owner, to: null, why, by, at: now() }, null));
}

/** Of these promises, those that are still open and the line's become the actor's. */
export async function takeFromLine(tx: Tx, actor: StaffActor, line: string, promises: string[]): Promise<string[]> {
  const hands = { line, from: null, to: actor.id, why: 'accepted', by: actor.id, at: now() } as const;
  return told(tx, 'accepted', await passOn(tx, hands, promises));
}

async function told(tx: Tx, how: MoveWhy, passed: { id: string; dossier: string }[]): Promise<string[]> {
  for (const dossier of new Set(passed.map((row) => row.dossier))) await tell(tx, 'promise.changed', dossier, { how });
  return passed.map((row) => row.id);
}

/** A promise taken up again whose owner is off duty by now falls to the line. */
export async function dropAbsentOwner(tx: Tx, actor: StaffActor, id: string, house: PromiseHouse): Promise<void> {
  const row = await lockPromise(tx, id);
  if (!row?.owner || (await house.mayOwn(tx, row.line, row.owner))) return;
  const next = { promise: id, version: row.version + 1, due: row.due, owner: null };
  await setVersion(tx, next);
  await insertMove(tx, { ...next, why: 'off_duty', by: actor.id, at: now(), sealed: null });
}

/**
 * Every open task whose owner cannot read its record any more is its team's again: her key was taken or ran out, she
 * left the team or the house. Runs as worker.
 */
export async function returnToTeams(tx: Tx): Promise<void> {
  for (const { id, dossier } of await returnUnreadable(tx, now()))
    await tell(tx, 'task.changed', dossier, { task: id, how: 'no_access' });
}
