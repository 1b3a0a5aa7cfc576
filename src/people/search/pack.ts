import type { Tx } from '#kernel/db.ts';
import { openRecord } from '#staff/index.ts';
import { openKey, recipient, type Keyholder } from '#vault/index.ts';
import { deleteLoose, deleteSegments, findSearchKey, insertSearchKey, insertSegment, takePacking } from '../store.ts';
import type { Refreshing } from './refresh.ts';

/**
 * Packs loose entries into segments under the newest search key, and with them segments that are small, sealed under
 * an older key, or hold something erased (VAULT 4.2). Does nothing while there is little to do or another packs. If
 * the transaction fails, the next refresh finds the old rows again.
 * @returns true when nothing is left to pack until something new comes.
 */
export async function packEntries(
  tx: Tx,
  holder: Keyholder,
  { door, given, team }: Pick<Refreshing, 'door' | 'given' | 'team'>,
): Promise<boolean> {
  const version = (await recipient(tx, team)).version;
  const current = (await findSearchKey(tx, team, version)) ?? null;
  const plan = await door.ask('toPack', { current });
  if (!plan) return true;
  if (!(await takePacking(tx))) return false;
  const { dossier, key } = await openKey(tx, holder, current ?? (await bearSearchKey(tx, team, version)));
  const loose = await deleteLoose(tx, plan.loose);
  const segments = await deleteSegments(tx, plan.segments);
  const copy = new Uint8Array(key);
  for (const { id, sealed } of await door.ask('pack', { loose, segments, key: { dossier, key: copy } }, [
    copy.buffer,
  ])) {
    await insertSegment(tx, { id, team, key: dossier, sealed });
    given.segments.add(id);
  }
  for (const id of loose) given.loose.delete(id);
  for (const id of segments) given.segments.delete(id);
  return false;
}

/** A search key for this version of the team's key: whoever left the team knows only older ones. */
async function bearSearchKey(tx: Tx, team: string, version: number): Promise<string> {
  const key = await openRecord(tx, 'search', [{ principal: team, why: 'staff' }]);
  await insertSearchKey(tx, key.dossier, team, version);
  return key.dossier;
}
