import { setImmediate as pause } from 'node:timers/promises';
import { openWithTeamKeys } from '#vault/index.ts';
import { looseLabel, type IndexEntry } from '../index-entry.ts';
import { packEntries } from '../packed.ts';
import { openSegment, type OpenSegment } from '../segment.ts';
import type { Change, Changed } from './asks.ts';
import type { Kept } from './keeper.ts';

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
    return { unread: readLoose(kept, teamKeys, loose) };
  } finally {
    for (const { key } of keys) key.fill(0);
    for (const { privateKey } of teamKeys) privateKey.fill(0);
    kept.naming ??= nameAll(kept).then(() => void (kept.naming = null));
  }
}

function forget(kept: Kept, id: string): void {
  kept.loose.delete(id);
  kept.segments.delete(id);
}

function bury(kept: Kept, dossier: string): void {
  const place = kept.index.bury(dossier);
  if (place === undefined) return;
  for (const segment of kept.segments.values()) if (segment.places.includes(place)) segment.worn = true;
}

function readSegment(kept: Kept, id: string, key: string, { packed, old }: OpenSegment): void {
  const places = kept.index.take(packed);
  const there = places.filter((place) => place !== undefined);
  kept.segments.set(id, { key, places: Uint32Array.from(there), worn: old || there.length < places.length });
}

/** Reads loose entries; tells which open with none of these keys. */
function readLoose(kept: Kept, keys: Change['teamKeys'], loose: Change['loose']): string[] {
  const read = loose.map(({ id, sealed }) => ({
    id,
    entry: openWithTeamKeys<IndexEntry>(keys, looseLabel(id), sealed),
  }));
  const open = read.flatMap(({ id, entry }) => (entry ? [{ id, entry }] : []));
  const places = kept.index.take(packEntries(open.map(({ entry }) => entry)));
  for (const [at, { id }] of open.entries()) kept.loose.set(id, places[at]);
  return read.filter(({ entry }) => !entry).map(({ id }) => id);
}

async function nameAll(kept: Kept): Promise<void> {
  do await pause();
  while (kept.index.nameSome());
}
