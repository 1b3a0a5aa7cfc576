import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import type { Ask } from '#kernel/route.ts';
import { openKeys, teamKeys, type Keyholder } from '#vault/index.ts';
import { looseRows, segmentRows, type SearchIds } from '../store.ts';
import type { Change } from './thread/asks.ts';
import type { SearchDoor } from './thread/door.ts';

/** Ids of what the search thread has been given. */
export type Given = { [Kind in keyof SearchIds]: Set<string> };

export type Refreshing = {
  door: SearchDoor;
  given: Given;
  team: string;
  /** What lies in the database, as this member may read it. */
  there: SearchIds;
  /** False once this index was closed: then nothing more is opened for it. */
  still(): boolean;
};

/** So many segments, or loose entries, are read and handed over at a time: about four megabytes. */
const SEGMENTS = 4;
const LOOSE = 500;

const nothing: Change = { keys: [], teamKeys: [], segments: [], loose: [], gone: [], lost: [] };

/**
 * Hands the thread whatever of the database it has not been given yet; tombstones first, so that nothing erased is
 * answered even once (VAULT 4.2). Ids are compared, never "greater than": transactions commit out of order (VAULT 4.3).
 * @returns whether there was anything.
 */
export async function refresh(ask: Ask, holder: Keyholder, refreshing: Refreshing): Promise<boolean> {
  const { door, given, team, there, still } = refreshing;
  const gone = missing(there.gone, given.gone);
  const lost = [...takeLost(given.loose, there.loose), ...takeLost(given.segments, there.segments)];
  if (gone.length + lost.length > 0) await door.ask('change', { ...nothing, gone, lost });
  for (const dossier of gone) given.gone.add(dossier);
  const segments = missing(there.segments, given.segments);
  const loose = missing(there.loose, given.loose);
  await handAll(
    { door, still, parts: batches(segments, SEGMENTS) },
    {
      read: (ids) => ask((tx) => segmentsOf(tx, holder, ids)),
      handed: (ids) => ids.forEach((id) => given.segments.add(id)),
    },
  );
  await handAll(
    { door, still, parts: batches(loose, LOOSE) },
    {
      read: (ids) => ask((tx) => looseOf(tx, holder, team, ids)),
      handed: (ids, unread) => ids.filter((id) => !unread.has(id)).forEach((id) => given.loose.add(id)),
    },
  );
  return gone.length + lost.length + segments.length + loose.length > 0;
}

type Handing = Pick<Refreshing, 'door' | 'still'> & { parts: string[][] };
type Parts = { read(ids: string[]): Promise<Change>; handed(ids: string[], unread: Set<string>): void };

/** Hands part after part to the thread; while it works at one the next is read. */
async function handAll({ door, still, parts }: Handing, { read, handed }: Parts): Promise<void> {
  let next = readPart(still() ? parts[0] : undefined, read);
  try {
    for (const [at, ids] of parts.entries()) {
      if (!still()) throw refuse('search-opens', 503);
      const change = await next;
      next = readPart(parts[at + 1], read);
      if (change) handed(ids, await hand(door, change));
    }
  } finally {
    // Where the thread fell, the part after is being read already: its keys go, and no transaction ends before that.
    await next.then(overwrite, () => undefined);
  }
}

function readPart(ids: string[] | undefined, read: Parts['read']): Promise<Change | null> {
  const reading = ids ? read(ids) : Promise.resolve(null);
  // What fails is thrown when its turn comes; until then nobody listens.
  reading.catch(() => undefined);
  return reading;
}

function overwrite(change: Change | null): void {
  for (const { key } of change?.keys ?? []) key.fill(0);
  for (const { privateKey } of change?.teamKeys ?? []) privateKey.fill(0);
}

async function segmentsOf(tx: Tx, holder: Keyholder, ids: string[]): Promise<Change> {
  const rows = await segmentRows(tx, ids);
  const wanted = [...new Set(rows.map((row) => row.key))];
  const keys = await openKeys(tx, holder, wanted);
  if (keys.size < wanted.length) throw refuse('search-waits', 503);
  return {
    ...nothing,
    keys: [...keys.values()].map(({ dossier, key }) => ({ dossier, key: new Uint8Array(key) })),
    segments: rows.map(({ id, key, sealed }) => ({ id, key, sealed: new Uint8Array(sealed) })),
  };
}

async function looseOf(tx: Tx, holder: Keyholder, team: string, ids: string[]): Promise<Change> {
  const rows = await looseRows(tx, ids);
  const keys = await teamKeys(tx, holder, team);
  return {
    ...nothing,
    teamKeys: keys.map((key) => ({ ...key, privateKey: new Uint8Array(key.privateKey) })),
    loose: rows.map(({ id, sealed }) => ({ id, sealed: new Uint8Array(sealed) })),
  };
}

/** Hands copies over for good: what was handed can no longer be read on this side. */
async function hand(door: SearchDoor, change: Change): Promise<Set<string>> {
  const bytes = [
    ...change.keys.map(({ key }) => key),
    ...change.teamKeys.map(({ privateKey }) => privateKey),
    ...[...change.segments, ...change.loose].map(({ sealed }) => sealed),
  ];
  const { unread } = await door.ask(
    'change',
    change,
    bytes.map((each) => each.buffer as ArrayBuffer),
  );
  return new Set(unread);
}

function missing(there: string[], given: Set<string>): string[] {
  return there.filter((id) => !given.has(id));
}

function takeLost(given: Set<string>, there: string[]): string[] {
  const left = new Set(there);
  const lost = [...given].filter((id) => !left.has(id));
  for (const id of lost) given.delete(id);
  return lost;
}

function batches(ids: string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, at) => ids.slice(at * size, (at + 1) * size));
}
