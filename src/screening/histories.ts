import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { tell } from '#kernel/outbox.ts';
import { may } from '#kernel/permissions.ts';
import type { RecordHouse, StaffActor } from '#staff/index.ts';
import { openKey, type DossierKey } from '#vault/index.ts';
import { daysFromTo, pendingSince } from './pending.ts';
import { openStatus, sealStatus } from './seal.ts';
import type { HistoriesAnswer, NewStatus, StatusEntry } from './shared.ts';
import { historyOf, insertStatus, type History, type StatusRow } from './store.ts';
import { refuseFutureDay, today } from './today.ts';

const KINDS: Record<History, string> = { assessments: 'assessment.set', identifications: 'identification.set' };

/** What we assess and what the state decides of a dossier, side by side; 404 for somebody without a grant. */
export async function readHistories(tx: Tx, actor: StaffActor, id: string): Promise<HistoriesAnswer> {
  const key = await openKey(tx, actor.keys, id);
  const entries = async (history: History) =>
    (await historyOf(tx, history, id)).map((row) => entryOf(key, history, row));
  const identification = await entries('identifications');
  const since = pendingSince(identification);
  return {
    assessment: await entries('assessments'),
    identification,
    pendingDays: since ? daysFromTo(since, await today(tx)) : null,
    can: { write: may(actor, 'screening.status.write', { granted: true }) },
  };
}

/**
 * Adds an entry to one of the two histories; what stands there stays. Refuses `status-changed` where somebody else
 * added one meanwhile, `day-not-yet`.
 */
export async function setStatus(
  tx: Tx,
  actor: StaffActor,
  input: NewStatus,
  { history, house }: { history: History; house: RecordHouse },
): Promise<{ id: string }> {
  const key = await openKey(tx, actor.keys, input.id);
  await refuseFutureDay(tx, input.day);
  const { id: dossier, status, day, decider, reasons, document, basedOn } = input;
  const row = { id: newId(), dossier, status, day, decider, by: actor.id };
  const nextStep = 'nextStep' in input ? input.nextStep : null;
  const sealed = sealStatus(key, history, row, { reasons, document, nextStep, at: now().toISOString() });
  if (!(await insertStatus(tx, history, { ...row, sealed }, basedOn))) throw refuse('status-changed', 409);
  await house.happened(tx, actor, dossier, { kind: KINDS[history], ref: row.id, said: { status } });
  await tell(tx, 'screening.changed', dossier, { history });
  return { id: row.id };
}

function entryOf(key: DossierKey, history: History, row: StatusRow): StatusEntry {
  const { id, status, day, decider, by } = row;
  return { id, status, day, decider, by, ...openStatus(key, history, row) };
}
