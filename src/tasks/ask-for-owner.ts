import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { tell } from '#kernel/outbox.ts';
import { organisationZone } from '#staff/index.ts';
import type { RiskLevel } from './shared.ts';
import { callAskForOwner } from './store.ts';
import { stepDue } from './timing.ts';

/**
 * Asks that somebody takes charge of a record whose owner has left, by when its risk says. `by`: who closed her account.
 * False where that is asked for already. Runs as worker; there is no key, so the task has no words.
 */
export async function askForOwner(
  tx: Tx,
  record: { dossier: string; team: string; risk: RiskLevel; by: string },
): Promise<boolean> {
  const at = now();
  const due = stepDue(record.risk, 'assign', at, await organisationZone(tx));
  const task = { ...record, id: newId(), due, at };
  if (!(await callAskForOwner(tx, task))) return false;
  await tell(tx, 'task.changed', record.dossier, { task: task.id, how: 'made' });
  return true;
}
