import { openJson, sealJson, type DossierKey } from '#vault/index.ts';
import type { IndexEntry } from './index-entry.ts';

/** Entries in one segment. */
export const SEGMENT = 4000;

const address = (key: string, id: string) => ({ dossier: key, kind: 'search', field: 'segment', record: id }) as const;

/** Opens a segment; throws where anything of it was changed. */
export function openSegment(key: DossierKey, id: string, sealed: Uint8Array): IndexEntry[] {
  return openJson<IndexEntry[]>(key, address(key.dossier, id), sealed);
}

/** Seals entries as one segment. */
export function sealSegment(key: DossierKey, id: string, entries: IndexEntry[]): Uint8Array {
  return sealJson(key, address(key.dossier, id), entries);
}
