import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { openDossier, openDossiers, recoveryPrincipals, type DossierKey, type FirstGrant } from '#vault/index.ts';
import { findTeam } from './store.ts';

/**
 * Opens a dossier of this organisation: besides its first grants, every dossier is wrapped at birth to the leads as
 * standby and to the recovery key (VAULT 2.3). `practice`: until when a practice record is there. Refuses `not-set-up`
 * before the first run has made those.
 */
export async function openRecord(
  tx: Tx,
  kind: string,
  grants: FirstGrant[],
  practice: Date | null = null,
): Promise<DossierKey> {
  return openDossier(tx, { kind, grants, practice, ...(await atBirth(tx)) });
}

/** So many at once, none of them practice; as `openRecord` opens one. */
export async function openRecords(tx: Tx, kind: string, grants: FirstGrant[], count: number): Promise<DossierKey[]> {
  return openDossiers(tx, { kind, grants, practice: null, ...(await atBirth(tx)) }, count);
}

async function atBirth(tx: Tx): Promise<{ standby: string[]; recovery: string[] }> {
  const leads = await findTeam(tx, 'leads', null);
  const recovery = await recoveryPrincipals(tx);
  if (!leads || recovery.length === 0) throw refuse('not-set-up', 503);
  return { standby: [leads.id], recovery };
}
