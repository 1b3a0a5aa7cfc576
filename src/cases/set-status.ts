import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import type { StaffActor } from '#staff/index.ts';
import { sealJson, type DossierKey } from '#vault/index.ts';
import { dayOf } from './days.ts';
import type { CaseStatus } from './shared.ts';
import { insertStatus, type StatusRow } from './store.ts';

const address = (row: Pick<StatusRow, 'dossier' | 'version'>) =>
  ({ dossier: row.dossier, kind: 'case', field: 'status', record: String(row.version) }) as const;

/** Writes where a case stands from now on; false where somebody else changed it meanwhile. */
export async function writeStatus(
  tx: Tx,
  actor: StaffActor,
  key: DossierKey,
  step: { version: number; status: CaseStatus; reason: string | null; words: string },
): Promise<boolean> {
  const { version, status, reason, words } = step;
  const place = { dossier: key.dossier, version };
  const { day } = await dayOf(tx);
  const sealed = sealJson(key, address(place), { at: now().toISOString(), words });
  return insertStatus(tx, { ...place, status, reason, by: actor.id, day, sealed });
}
