import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { randomKey } from './bytes.ts';
import { dossierLabel } from './keyholder.ts';
import { mustHave } from './must-have.ts';
import { recipientsAtBirth } from './principals.ts';
import type { DossierKey } from './seal.ts';
import { callOpenDossiers, type NewWraps, type Wrap } from './store.ts';
import { wrapKey, type Recipient } from './wrap.ts';

/** Why a principal holds a first grant, and until when. */
export type FirstGrant = {
  principal: string;
  why: 'writer' | 'duty' | 'staff' | 'card' | 'owner' | 'team' | 'practice' | 'visitor';
  until?: Date | null;
};

export type NewDossier = {
  kind: string;
  grants: FirstGrant[];
  /** Teams that may open it later with a reason (the leads). */
  standby: string[];
  /** Of a practice record: until when it is there, a week at most. It can be nothing else afterwards. */
  practice: Date | null;
  /** A recovery key may be missing: in tests of the vault alone. */
  unrecoverable?: true;
};

/**
 * Opens a dossier: a random id, one random key, wrapped to its first grants, to standby and to the recovery key.
 * Standby wraps are written at birth, because later nobody present may hold the key (VAULT 2.3).
 * Needs no private key, so a telephone or a locked screen can do it. Refuses `not-set-up` before there is a recovery key.
 */
export async function openDossier(tx: Tx, plan: NewDossier): Promise<DossierKey> {
  return mustHave((await openDossiers(tx, plan, 1))[0]);
}

/** Opens so many dossiers of one plan, each with a key of its own, as `openDossier` opens one. */
export async function openDossiers(tx: Tx, plan: NewDossier, count: number): Promise<DossierKey[]> {
  const opened = Array.from({ length: count }, (): DossierKey => ({ dossier: newId(), key: randomKey() }));
  const everyone = [...new Set([...plan.grants.map((grant) => grant.principal), ...plan.standby])];
  const { asked, recovery } = await recipientsAtBirth(tx, everyone);
  if (recovery.length === 0 && !plan.unrecoverable) throw refuse('not-set-up', 503);
  const byId = new Map(asked.map((to) => [to.id, to]));
  const wrapsOf = (key: DossierKey): NewWraps => {
    const wrapFor = (principal: string): Wrap => wrapDossier(key, mustHave(byId.get(principal)));
    return {
      dossier: key.dossier,
      grants: plan.grants.map((grant) => ({ ...grant, ...wrapFor(grant.principal) })),
      standby: plan.standby.map(wrapFor),
      recovery: recovery.map((to) => wrapDossier(key, to)),
    };
  };
  await callOpenDossiers(tx, plan.kind, plan.practice, opened.map(wrapsOf));
  return opened;
}

/** A dossier key wrapped to one recipient. */
export function wrapDossier(dossier: DossierKey, to: Recipient): Wrap {
  const wrapped = wrapKey({ key: dossier.key, to, about: dossierLabel(dossier.dossier) });
  return { principal: to.id, version: to.version, wrapped };
}
