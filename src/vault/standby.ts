import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { dossierLabel, loadTeamKeys, openKeys, type Keyholder } from './keyholder.ts';
import { wrapDossier } from './open-dossier.ts';
import { recipient } from './principals.ts';
import { openJson, sealJson, type DossierKey } from './seal.ts';
import {
  callOpenStandby,
  insertReview,
  openingsAmong,
  standbyOpenings,
  standbyWrap,
  type OpeningRow,
} from './store.ts';
import { unwrapKey } from './wrap.ts';

const reasonAddress = (dossier: string, opening: string) =>
  ({ dossier, kind: 'grant', field: 'standby', record: opening }) as const;

/**
 * Opens a dossier from standby for one lead, until `until` (at most four hours), with a reason sealed under the
 * dossier's own key. 404 for whoever is not in the team that holds it in standby. Refuses `already-readable` to a lead
 * who reads it anyway: an opening alarms others, and is for what is closed to her.
 */
export async function openStandby(
  tx: Tx,
  holder: Keyholder,
  opening: { dossier: string; reason: string; until: Date },
): Promise<string> {
  const wrap = await standbyWrap(tx, opening.dossier);
  if (!wrap) throw notFound();
  await loadTeamKeys(tx, holder, [wrap.principal]);
  const privateKey = holder.teams.get(`${wrap.principal}/${wrap.key_version}`);
  if (!privateKey) throw notFound();
  if ((await openKeys(tx, holder, [opening.dossier])).size > 0) throw refuse('already-readable', 409);
  const by = { id: wrap.principal, version: wrap.key_version, privateKey };
  const key = unwrapKey({ wrapped: wrap.wrapped, by, about: dossierLabel(opening.dossier) });
  const dossier = { dossier: opening.dossier, key };
  const id = newId();
  const mine = wrapDossier(dossier, await recipient(tx, holder.id));
  const reason = sealJson(dossier, reasonAddress(opening.dossier, id), opening.reason);
  const opened = await callOpenStandby(tx, { ...opening, id, wrapped: mine.wrapped, version: mine.version, reason });
  if (!opened) throw notFound();
  holder.touch(opening.dossier);
  return id;
}

/** Why a dossier was opened from standby, for whoever can open it. */
export function standbyReason(key: DossierKey, row: Pick<OpeningRow, 'id' | 'reason'>): string {
  return openJson<string>(key, reasonAddress(key.dossier, row.id), row.reason);
}

export type Opening = Omit<OpeningRow, 'reason'> & { reason: string | null };

/** The newest openings, and all that wait for a review; the reason only where the reader can open the dossier itself. */
export async function listOpenings(tx: Tx, holder: Keyholder): Promise<Opening[]> {
  return withReasons(tx, holder, await standbyOpenings(tx, 100));
}

/** Single openings; the reason only where the reader can open the dossier itself. */
export async function readOpenings(tx: Tx, holder: Keyholder, ids: string[]): Promise<Opening[]> {
  return withReasons(tx, holder, await openingsAmong(tx, ids));
}

async function withReasons(tx: Tx, holder: Keyholder, found: OpeningRow[]): Promise<Opening[]> {
  const keys = await openKeys(tx, holder, [...new Set(found.map((row) => row.dossier))]);
  return found.map((row) => {
    const key = keys.get(row.dossier);
    return { ...row, reason: key ? standbyReason(key, row) : null };
  });
}

/** A second pair of eyes on an opening. Refuses `already-reviewed`, and `own-opening` for one's own. */
export async function reviewOpening(
  tx: Tx,
  reviewer: string,
  opening: string,
  found: 'right' | 'to_talk_about',
): Promise<void> {
  const [row] = await openingsAmong(tx, [opening]);
  if (!row) throw notFound();
  if (row.by === reviewer) throw refuse('own-opening', 403);
  if (!(await insertReview(tx, opening, reviewer, found))) throw refuse('already-reviewed', 409);
}
