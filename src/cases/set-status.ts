import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import type { StaffActor } from '#staff/index.ts';
import { makeTasks, withdrawTasks } from '#tasks/index.ts';
import { openJson, openKey, sealJson, type DossierKey } from '#vault/index.ts';
import type { z } from 'zod';
import { dayOf } from './days.ts';
import { isClosed, type CaseStatus, type Closing, type setStatusSchema, type StatusStep } from './shared.ts';
import { holdCase, insertStatus, ownerOf, setColumn, type StatusRow } from './store.ts';
import { writeLine } from './write-line.ts';

type Sealed = Pick<StatusStep, 'at' | 'words'>;

const address = (row: Pick<StatusRow, 'dossier' | 'version'>) =>
  ({ dossier: row.dossier, kind: 'case', field: 'status', record: String(row.version) }) as const;

/** Writes where a case stands from now on; false where somebody else changed it meanwhile. */
export async function writeStatus(
  tx: Tx,
  actor: StaffActor,
  key: DossierKey,
  step: { version: number; status: CaseStatus; reason: Closing | null; words: string },
): Promise<boolean> {
  const { version, status, reason, words } = step;
  const place = { dossier: key.dossier, version };
  const { day } = await dayOf(tx);
  const content: Sealed = { at: now().toISOString(), words };
  const sealed = sealJson(key, address(place), content);
  return insertStatus(tx, { ...place, status, reason, by: actor.id, day, sealed });
}

/** Says where a case stands from now on: never by silence, and a closing with its reason. Refuses `changed-meanwhile`. */
export async function setStatus(tx: Tx, actor: StaffActor, input: z.infer<typeof setStatusSchema>): Promise<void> {
  const { id, basedOn, status, reason, words } = input;
  const key = await openKey(tx, actor.keys, id);
  const row = await holdCase(tx, id, 'change');
  if (!row) throw notFound();
  if (!(await writeStatus(tx, actor, key, { version: basedOn + 1, status, reason, words })))
    throw refuse('changed-meanwhile', 409);
  await setColumn(tx, id, 'status', status);
  if (isClosed(status)) await withdrawTasks(tx, actor, { dossier: id, reason: words });
  const { risk, team, practice } = row;
  if (isClosed(row.status) && !isClosed(status))
    await makeTasks(tx, actor, { dossier: id, risk, owner: ownerOf(row), team, practice, from: now() });
  await writeLine(tx, actor, key, { kind: 'status.set', ref: id, said: { status, reason: reason ?? '', words } });
  await tell(tx, 'case.changed', id, { by: actor.id });
}

/** Opens one step of where a case stood. */
export function openStatus(key: DossierKey, row: StatusRow): StatusStep {
  const { version, status, reason, by } = row;
  return { version, status, reason, by, ...openJson<Sealed>(key, address(row), row.sealed) };
}
