import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { openDossier, recoveryPrincipals, type DossierKey, type FirstGrant } from '#vault/index.ts';
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
  const leads = await findTeam(tx, 'leads', null);
  const recovery = await recoveryPrincipals(tx);
  if (!leads || recovery.length === 0) throw refuse('not-set-up', 503);
  return openDossier(tx, { kind, grants, standby: [leads.id], recovery, practice });
}
