import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { openSessions, teamOf, type StaffActor } from '#staff/index.ts';
import { membershipsOf, openKeys, openSealedTo, toBase64, type Keyholder } from '#vault/index.ts';
import { goneDossiers, looseIds, looseRows, segmentIds, segmentRows } from '../store.ts';
import { looseLabel, type IndexEntry } from './entry.ts';
import { makeIndex, type MemoryIndex } from './memory.ts';
import { forgetQuestions } from './outside.ts';
import { openSegment, packEntries, type Read } from './pack.ts';

type Held = { index: MemoryIndex; read: Read; sessions: Set<string> };

/** This process's open index; nobody's while nobody entitled has asked. */
let held: Held | null = null;
/** One at a time brings it up to date; the others wait and find it done. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * The index, open and as new as the database, for a member of the search team. It stays in memory while her session
 * lives. Refuses `not-in-search-team`, and `search-waits` while segments are sealed under a key she was not given yet.
 */
export async function openIndex(tx: Tx, actor: StaffActor): Promise<MemoryIndex> {
  const team = await teamOf(tx, 'search');
  const mine = (await membershipsOf(tx, [team])).find((row) => row.member === actor.id && row.confirmed_by);
  if (!mine) throw refuse('not-in-search-team', 403);
  return inTurn(async () => {
    const mineNow = (held ??= emptyIndex());
    mineNow.sessions.add(toBase64(actor.session));
    // The search key and the entries are nobody's record: what is read of a person is told when a hit is shown.
    await refresh(tx, { ...actor.keys, touch: () => undefined }, team, mineNow);
    return mineNow.index;
  });
}

function emptyIndex(): Held {
  return { index: makeIndex(), read: { loose: new Map(), segments: new Map() }, sessions: new Set() };
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work, work);
  turn = mine.catch(() => undefined);
  return mine;
}

async function refresh(tx: Tx, holder: Keyholder, team: string, state: Held): Promise<void> {
  const { index, read } = state;
  await readSegments(tx, holder, state);
  await readLoose(tx, holder, team, state);
  for (const dossier of await goneDossiers(tx)) index.drop(dossier);
  await packEntries(tx, holder, team, { index, read });
}

// Ids are compared, never "greater than": transactions commit out of order (VAULT 4.3).
async function readSegments(tx: Tx, holder: Keyholder, { index, read }: Held): Promise<void> {
  const there = new Set(await segmentIds(tx));
  for (const id of read.segments.keys()) if (!there.has(id)) read.segments.delete(id);
  const rows = await segmentRows(
    tx,
    [...there].filter((id) => !read.segments.has(id)),
  );
  const keys = await openKeys(tx, holder, [...new Set(rows.map((row) => row.key))]);
  for (const row of rows) {
    const key = keys.get(row.key);
    if (!key) throw refuse('search-waits', 503);
    const entries = openSegment(key, row.id, row.sealed);
    for (const entry of entries) index.put(entry);
    read.segments.set(row.id, { key: row.key, dossiers: entries.map((entry) => entry.dossier) });
  }
}

async function readLoose(tx: Tx, holder: Keyholder, team: string, { index, read }: Held): Promise<void> {
  const there = new Set(await looseIds(tx));
  for (const id of read.loose.keys()) if (!there.has(id)) read.loose.delete(id);
  const rows = await looseRows(
    tx,
    [...there].filter((id) => !read.loose.has(id)),
  );
  const sealed = rows.map((row) => ({ about: looseLabel(row.id), bytes: row.sealed }));
  const entries = await openSealedTo<IndexEntry>(tx, holder, team, sealed);
  for (const [at, row] of rows.entries()) {
    const entry = entries[at];
    if (!entry) continue;
    index.put(entry);
    read.loose.set(row.id, row.dossier);
  }
}

/** Forgets the index once no session that opened it is still open; called by the house every half minute. */
export async function dropIdleIndex(tx: Tx): Promise<void> {
  if (!held) return;
  const open = new Set((await openSessions(tx)).map(toBase64));
  for (const session of held.sessions) if (!open.has(session)) held.sessions.delete(session);
  if (held.sessions.size > 0) return;
  held = null;
  forgetQuestions();
}

/** How many entries are open in memory; null while the index is closed. */
export function indexSize(): number | null {
  return held?.index.size() ?? null;
}
