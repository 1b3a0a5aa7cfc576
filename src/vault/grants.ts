import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { openKey, type Keyholder } from './keyholder.ts';
import { wrapDossier } from './open-dossier.ts';
import { recipient } from './principals.ts';
import { openJson, sealJson } from './seal.ts';
import { callAddGrant, callWithdrawGrant, canReceive, grantsOn, readersThrough } from './store.ts';

/** One line of "who can read this, and why". */
export type GrantLine = {
  principal: string;
  giver: string;
  given: Date;
  why: string;
  reason: string | null;
  until: Date | null;
};

const reasonAddress = (dossier: string, principal: string) =>
  ({ dossier, kind: 'grant', field: 'reason', record: principal }) as const;

/**
 * Shares a dossier the holder can open: one row, which is the key and the right at once. 404 without a grant, and for
 * a principal that does not exist or has left.
 */
export async function shareDossier(
  tx: Tx,
  holder: Keyholder,
  share: { dossier: string; principal: string; reason: string; until: Date | null },
): Promise<void> {
  const key = await openKey(tx, holder, share.dossier);
  if (!(await canReceive(tx, share.principal))) throw notFound();
  const wrap = wrapDossier(key, await recipient(tx, share.principal));
  const reason = sealJson(key, reasonAddress(share.dossier, share.principal), share.reason);
  const added = await callAddGrant(tx, share.dossier, { ...wrap, why: 'shared', until: share.until }, reason);
  if (!added) throw notFound();
}

/** Withdraws a grant; its wrapped key is deleted. Refuses to take the last one, which would lose the record. */
export async function withdrawGrant(tx: Tx, holder: Keyholder, dossier: string, principal: string): Promise<void> {
  await openKey(tx, holder, dossier);
  if (!(await callWithdrawGrant(tx, dossier, principal))) throw refuse('last-grant', 409);
}

/** Who can read this dossier, and why, through a link too; only for somebody who can. */
export async function whoCanRead(tx: Tx, holder: Keyholder, dossier: string): Promise<GrantLine[]> {
  const key = await openKey(tx, holder, dossier);
  const direct = (await grantsOn(tx, dossier)).map(({ reason, ...row }) => ({
    ...row,
    reason: reason ? openJson<string>(key, reasonAddress(dossier, row.principal), reason) : null,
  }));
  const holders = new Set(direct.map((line) => line.principal));
  const through = (await readersThrough(tx, dossier)).filter((line) => !holders.has(line.principal));
  return [...direct, ...through.map((line) => ({ ...line, why: 'link', reason: null }))];
}
