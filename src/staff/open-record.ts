import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { openDossier, openDossiers, type DossierKey, type FirstGrant } from '#vault/index.ts';
import { findTeam } from './store.ts';

/** Until when a practice record is there; and the leads' team, where that was asked for already. */
export type Further = { practice?: Date | null; leads?: string | null };

/**
 * Opens a dossier of this organisation: besides its first grants, every dossier is wrapped at birth to the leads as
 * standby and to the recovery key (VAULT 2.3). Refuses `not-set-up` before the first run has made those.
 */
export async function openRecord(
  tx: Tx,
  kind: string,
  grants: FirstGrant[],
  { practice = null, leads = null }: Further = {},
): Promise<DossierKey> {
  return openDossier(tx, { kind, grants, practice, standby: [leads ?? (await leadsOf(tx))] });
}

/** So many at once, none of them practice; as `openRecord` opens one. */
export async function openRecords(tx: Tx, kind: string, grants: FirstGrant[], count: number): Promise<DossierKey[]> {
  return openDossiers(tx, { kind, grants, practice: null, standby: [await leadsOf(tx)] }, count);
}

async function leadsOf(tx: Tx): Promise<string> {
  const leads = await findTeam(tx, 'leads', null);
  if (!leads) throw refuse('not-set-up', 503);
  return leads.id;
}
