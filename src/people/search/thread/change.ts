import { setImmediate as pause } from 'node:timers/promises';
import { openWithTeamKeys } from '#vault/index.ts';
import { looseLabel, type IndexEntry } from '../index-entry.ts';
import { openSegment } from '../segment.ts';
import type { Change, Changed } from './asks.ts';
import type { Kept } from './keeper.ts';

/** How many records are named before others get their answers. */
const SLICE = 500;

/**
 * Brings the index up to what the database holds. When this returns the numbers of all that was given are in; names,
 * which take far longer, follow in slices (`kept.naming`), and whole numbers are answered meanwhile.
 */
export function change(kept: Kept, { keys, teamKeys, segments, loose, gone, lost }: Change): Changed {
  try {
    for (const id of lost) forget(kept, id);
    for (const dossier of gone) bury(kept, dossier);
    for (const { id, key, sealed } of segments) {
      const own = keys.find((each) => each.dossier === key);
      if (!own) throw new Error('a segment came without its key');
      readSegment(kept, id, key, openSegment(own, id, sealed));
    }
    return { unread: loose.filter(({ id, sealed }) => !readLoose(kept, teamKeys, id, sealed)).map(({ id }) => id) };
  } finally {
    for (const { key } of keys) key.fill(0);
    for (const { privateKey } of teamKeys) privateKey.fill(0);
    if (kept.unnamed.length > 0) kept.naming ??= nameAll(kept).then(() => void (kept.naming = null));
  }
}

function forget(kept: Kept, id: string): void {
  kept.loose.delete(id);
  kept.segments.delete(id);
}

function bury(kept: Kept, dossier: string): void {
  kept.gone.add(dossier);
  kept.index.drop(dossier);
  for (const segment of kept.segments.values()) if (segment.dossiers.includes(dossier)) segment.worn = true;
}

function readSegment(kept: Kept, id: string, key: string, entries: IndexEntry[]): void {
  const dossiers = entries.map((entry) => entry.dossier);
  kept.segments.set(id, { key, dossiers, worn: dossiers.some((dossier) => kept.gone.has(dossier)) });
  for (const entry of entries) take(kept, entry);
}

function readLoose(kept: Kept, keys: Change['teamKeys'], id: string, sealed: Uint8Array): boolean {
  const entry = openWithTeamKeys<IndexEntry>(keys, looseLabel(id), sealed);
  if (!entry) return false;
  kept.loose.set(id, entry.dossier);
  take(kept, entry);
  return true;
}

function take(kept: Kept, entry: IndexEntry): void {
  if (!kept.gone.has(entry.dossier) && kept.index.putNumbers(entry)) kept.unnamed.push(entry.dossier);
}

async function nameAll(kept: Kept): Promise<void> {
  while (kept.unnamed.length > 0) {
    for (const dossier of kept.unnamed.splice(-SLICE)) kept.index.putNames(dossier);
    await pause();
  }
}
