import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { openRecord } from '#staff/index.ts';
import { openJson, openKey, recipient, sealJson, type DossierKey, type Keyholder } from '#vault/index.ts';
import { deleteLoose, deleteSegments, findSearchKey, insertSearchKey, insertSegment, takePacking } from '../store.ts';
import type { IndexEntry } from './entry.ts';
import type { MemoryIndex } from './memory.ts';

/** Entries in one segment. */
const SEGMENT = 4000;
/** So many loose entries are packed into segments. */
const LOOSE_MOST = 500;
/** A segment smaller than this is packed again together with new entries. */
const SMALL = SEGMENT / 2;

/** What this process has read: which loose entries and segments, and whom each is about. */
export type Read = {
  loose: Map<string, string>;
  segments: Map<string, { key: string; dossiers: string[] }>;
};

const address = (key: string, id: string) => ({ dossier: key, kind: 'search', field: 'segment', record: id }) as const;

/** Opens a segment. */
export function openSegment(key: DossierKey, id: string, sealed: Uint8Array): IndexEntry[] {
  return openJson<IndexEntry[]>(key, address(key.dossier, id), sealed);
}

/**
 * Packs loose entries into segments under the newest search key, and with them segments that are small, sealed under
 * an older key, or hold something erased (VAULT 4.2). Does nothing while there is little to do or another packs.
 */
export async function packEntries(
  tx: Tx,
  holder: Keyholder,
  team: string,
  state: { index: MemoryIndex; read: Read },
): Promise<void> {
  const { index, read } = state;
  const version = (await recipient(tx, team)).version;
  const current = await findSearchKey(tx, team, version);
  const worn = [...read.segments].filter(([, { key, dossiers }]) => isWorn(index, key, dossiers, current));
  if (read.loose.size < LOOSE_MOST && worn.length === 0) return;
  if (!(await takePacking(tx))) return;
  const key = await openKey(tx, holder, current ?? (await bearSearchKey(tx, team, version)));
  const small = [...read.segments].filter(([, { dossiers }]) => dossiers.length < SMALL);
  const dossiers = await takeOut(tx, read, new Set([...worn, ...small].map(([id]) => id)));
  await writeSegments(tx, key, team, { index, read, dossiers });
}

function isWorn(index: MemoryIndex, key: string, dossiers: string[], current: string | undefined): boolean {
  return key !== current || dossiers.some((dossier) => !index.get(dossier));
}

async function takeOut(tx: Tx, read: Read, segments: Set<string>): Promise<string[]> {
  const loose = await deleteLoose(tx, [...read.loose.keys()]);
  const packed = await deleteSegments(tx, [...segments]);
  const dossiers = [
    ...loose.map((id) => read.loose.get(id) ?? ''),
    ...packed.flatMap((id) => read.segments.get(id)?.dossiers ?? []),
  ];
  for (const id of loose) read.loose.delete(id);
  for (const id of packed) read.segments.delete(id);
  return [...new Set(dossiers)];
}

async function writeSegments(
  tx: Tx,
  key: DossierKey,
  team: string,
  { index, read, dossiers }: { index: MemoryIndex; read: Read; dossiers: string[] },
): Promise<void> {
  const entries = dossiers.flatMap((dossier) => index.get(dossier)?.entry ?? []);
  for (let from = 0; from < entries.length; from += SEGMENT) {
    const part = entries.slice(from, from + SEGMENT);
    const id = newId();
    const sealed = sealJson(key, address(key.dossier, id), part);
    await insertSegment(tx, { id, team, key: key.dossier, sealed });
    read.segments.set(id, { key: key.dossier, dossiers: part.map((entry) => entry.dossier) });
  }
}

/** A search key for this version of the team's key: whoever left the team knows only older ones. */
async function bearSearchKey(tx: Tx, team: string, version: number): Promise<string> {
  const key = await openRecord(tx, 'search', [{ principal: team, why: 'staff' }]);
  await insertSearchKey(tx, key.dossier, team, version);
  return key.dossier;
}
