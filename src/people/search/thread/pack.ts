import { newId } from '#kernel/ids.ts';
import { packEntries } from '../packed.ts';
import { SEGMENT, sealSegment } from '../segment.ts';
import type { Given, Packed, ToPack } from './asks.ts';
import type { Kept } from './keeper.ts';

/** So many loose entries are packed into segments. */
const LOOSE_MOST = 500;
/** A segment smaller than this is packed again together with new entries. */
const SMALL = SEGMENT / 2;
/** No more at one time: whoever asks waits for it. The rest is done by the questions after. */
const AT_ONCE = 4 * SEGMENT;

/**
 * What to pack: loose entries once there are many, and segments that are small, sealed under an older key, or hold
 * something erased (VAULT 4.2). Null while there is little to do.
 */
export function toPack(kept: Kept, current: string | null): ToPack | null {
  const worn = [...kept.segments].filter(([, segment]) => segment.worn || segment.key !== current);
  if (kept.loose.size < LOOSE_MOST && worn.length === 0) return null;
  const small = [...kept.segments].filter(([, { places }]) => places.length < SMALL);
  let room = AT_ONCE;
  const chosen = [...new Map([...worn, ...small])].filter(([, { places }]) => {
    const fits = room > 0;
    room -= places.length;
    return fits;
  });
  const loose = [...kept.loose.keys()].slice(0, Math.max(0, room));
  return { loose, segments: chosen.map(([id]) => id) };
}

/** Seals what these held, as it now stands, into new segments; the caller has taken the old out of the database. */
export function packAnew(kept: Kept, { key, loose, segments }: Given<'pack'>): Packed[] {
  const entries = takeOut(kept, loose, segments).flatMap((place) => {
    const entry = kept.index.entryAt(place);
    return entry ? [{ place, entry }] : [];
  });
  const packed: Packed[] = [];
  for (let from = 0; from < entries.length; from += SEGMENT) {
    const part = entries.slice(from, from + SEGMENT);
    const id = newId();
    packed.push({ id, sealed: sealSegment(key, id, packEntries(part.map(({ entry }) => entry))) });
    const places = Uint32Array.from(part, ({ place }) => place);
    kept.segments.set(id, { key: key.dossier, places, worn: false });
  }
  key.key.fill(0);
  return packed;
}

function takeOut(kept: Kept, loose: string[], segments: string[]): number[] {
  const places = [
    ...loose.flatMap((id) => kept.loose.get(id) ?? []),
    ...segments.flatMap((id) => [...(kept.segments.get(id)?.places ?? [])]),
  ];
  for (const id of loose) kept.loose.delete(id);
  for (const id of segments) kept.segments.delete(id);
  return [...new Set(places)];
}
