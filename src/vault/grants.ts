import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { openKey, type Keyholder } from './keyholder.ts';
import { wrapDossier } from './open-dossier.ts';
import { recipient } from './principals.ts';
import { openJson, sealJson, type DossierKey } from './seal.ts';
import { standbyReason } from './standby.ts';
import {
  callAddGrant,
  callGiveKey,
  callTakeKey,
  callWithdrawGrant,
  canReceive,
  forgetTakenFromDuty,
  grantsOn,
  hiddenFrom,
  isTakenFromDuty,
  noteTakenFromDuty,
  openingFor,
  readersThrough,
  type GrantListRow,
} from './store.ts';

/** One line of "who can read this, and why". */
export type GrantLine = {
  principal: string;
  giver: string;
  given: Date;
  why: string;
  reason: string | null;
  until: Date | null;
  /** What it is read through, where that is something linked to it; null where the asker cannot open that. */
  through?: string | null;
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
  await forgetTakenFromDuty(tx, share.dossier, share.principal);
}

/** Gives a key for as long as somebody has a part in a record; not a share, so it names no reason. 404 as for sharing. */
export async function giveKey(
  tx: Tx,
  holder: Keyholder,
  to: { dossier: string; principal: string; why: 'owner' | 'team' },
): Promise<void> {
  const key = await openKey(tx, holder, to.dossier);
  if (!(await canReceive(tx, to.principal))) throw notFound();
  const wrap = wrapDossier(key, await recipient(tx, to.principal));
  if (!(await callGiveKey(tx, to.dossier, { ...wrap, why: to.why, until: null }))) throw notFound();
}

/**
 * Gives a duty team its key to a record anew, from whoever holds it: a visitor who writes again. What was taken from the
 * team by hand stays taken, and goes to the leads instead: somebody has to read it. 404 without a grant.
 */
export async function renewDuty(
  tx: Tx,
  holder: Keyholder,
  to: { dossier: string; team: string; leads: () => Promise<string>; until: Date | null },
): Promise<void> {
  const key = await openKey(tx, holder, to.dossier);
  const team = (await isTakenFromDuty(tx, to.dossier, to.team)) ? await to.leads() : to.team;
  const wrap = wrapDossier(key, await recipient(tx, team));
  if (!(await callAddGrant(tx, to.dossier, { ...wrap, why: 'duty', until: to.until }, null))) throw notFound();
}

/** Takes back a key that was held for a part in a record; what is held for another reason stays. */
export async function takeKey(
  tx: Tx,
  from: { dossier: string; principal: string; why: 'owner' | 'team' },
): Promise<void> {
  await callTakeKey(tx, from);
}

/**
 * Withdraws a grant; its wrapped key is deleted. 404 where there is none. Refuses `last-grant`, which would lose the
 * record, and `not-yours-to-take`: what the writer holds, a duty card, and what was given for longer than one holds.
 */
export async function withdrawGrant(tx: Tx, holder: Keyholder, dossier: string, principal: string): Promise<void> {
  await openKey(tx, holder, dossier);
  await noteTakenFromDuty(tx, dossier, principal);
  switch (await callWithdrawGrant(tx, dossier, principal)) {
    case 'done':
      return;
    case 'none':
      throw notFound();
    case 'last':
      throw refuse('last-grant', 409);
    case 'not-yours':
      throw refuse('not-yours-to-take', 403);
  }
}

/**
 * Who can read this dossier, and why, through a link too; only for somebody who can. Whoever it is hidden from by name
 * is left out, whatever she holds.
 */
export async function whoCanRead(tx: Tx, holder: Keyholder, dossier: string): Promise<GrantLine[]> {
  const key = await openKey(tx, holder, dossier);
  const lines: GrantLine[] = [];
  for (const row of await grantsOn(tx, dossier)) lines.push({ ...row, reason: await reasonOf(tx, key, row) });
  for (const { parent, ...row } of await readersThrough(tx, dossier))
    lines.push({ ...row, why: 'link', reason: null, through: parent });
  const hidden = new Set(await hiddenFrom(tx, dossier));
  return lines.filter((line) => !hidden.has(line.principal));
}

/** The reason of a share, or of an opening from standby, whose record sealed it. */
async function reasonOf(tx: Tx, key: DossierKey, row: GrantListRow): Promise<string | null> {
  const { reason, principal, why } = row;
  if (!reason) return null;
  if (why !== 'standby') return openJson<string>(key, reasonAddress(key.dossier, principal), reason);
  const opening = await openingFor(tx, key.dossier, reason);
  return opening ? standbyReason(key, opening) : null;
}
