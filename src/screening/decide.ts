import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { tell } from '#kernel/outbox.ts';
import type { RecordHouse, StaffActor } from '#staff/index.ts';
import { openKey } from '#vault/index.ts';
import { differs, type DecisionCode } from './decision.ts';
import { sealDecision } from './seal.ts';
import { findRun, insertDecision, takeTurn } from './store.ts';
import { today } from './today.ts';

/**
 * A person decides beside a finished check. Refuses `run-not-finished`, and `reason-needed` where she decides otherwise
 * than the finding advises. Earlier decisions stay.
 */
export async function decide(
  tx: Tx,
  actor: StaffActor,
  input: { id: string; run: string; decision: DecisionCode; reason: string },
  house: RecordHouse,
): Promise<void> {
  const key = await openKey(tx, actor.keys, input.id);
  const run = await findRun(tx, input.id, input.run);
  if (!run) throw notFound();
  if (!run.finished) throw refuse('run-not-finished', 409);
  const { decision, reason } = input;
  const other = differs(run.result, decision);
  if (other && reason === '') throw refuse('reason-needed');
  const row = { id: newId(), run: run.id, dossier: input.id, decision, differs: other, by: actor.id };
  const sealed = sealDecision(key, row, { reason, at: now().toISOString() });
  await takeTurn(tx, run.id);
  await insertDecision(tx, { ...row, day: await today(tx), sealed });
  await house.happened(tx, actor, input.id, { kind: 'screening.decided', ref: run.id, said: { decision } });
  await tell(tx, 'screening.changed', input.id, { run: run.id });
}
