import type { ResourceLimits } from 'node:worker_threads';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import type { Ask } from '#kernel/route.ts';
import { openSessions, teamOf, type StaffActor } from '#staff/index.ts';
import { membershipsOf, toBase64, type Keyholder } from '#vault/index.ts';
import { packEntries } from './pack.ts';
import { forgetQuestions } from './questions.ts';
import type { SearchIds } from '../store.ts';
import { searchIdsLater } from '../store.ts';
import { refresh, type Given } from './refresh.ts';
import type { Answer, Given as GivenTo } from './thread/asks.ts';
import { openDoor, type SearchDoor } from './thread/door.ts';

/** The index as a use case asks it; what it may show of the answers is for the use case to say. */
export type SearchIndex = {
  ask<Name extends 'find' | 'tell' | 'pairs' | 'tellPairs'>(name: Name, given: GivenTo<Name>): Promise<Answer<Name>>;
};

type Held = {
  door: SearchDoor;
  /** What of the database the thread has been given. */
  given: Given;
  sessions: Set<string>;
  /** All numbers are in, and all names. */
  complete: boolean;
  named: boolean;
  /** Nothing came since it was last looked whether anything is to be packed. */
  tidy: boolean;
  /** One at a time brings it up to date; the others wait and find it done. */
  turn: Promise<unknown>;
};

/** How long a question waits for an index that is being opened, before its asker is told to ask again. */
const PATIENCE_MS = 8_000;

/** How much memory a search thread may take; none said: as much as Node gives the program itself. */
let limits: ResourceLimits = {};

/** Sets the limits of threads started from now on. */
export function limitThread(next: ResourceLimits): void {
  limits = next;
}

/** This process's open index; nobody's while nobody entitled has asked. */
let held: Held | null = null;
/** Why the last thread ended by itself, until it has been said in the log. */
let fallen: { error: unknown } | null = null;

/**
 * Opens the index before a question is answered, holding no connection while the thread works. Only the first question
 * of a quiet time has anything to wait for; whoever asks with `names` waits for those too. Refuses as `openIndex` does.
 */
export async function prepareIndex(ask: Ask, actor: StaffActor, { names }: { names: boolean }): Promise<void> {
  if (!held?.complete) await openWith(ask, actor);
  const mine = held;
  if (!names || !mine || mine.named) return;
  await patiently(mine.door.ask('named', null));
  mine.named = true;
}

/**
 * The index, open and as new as the database, for a member of the search team. It stays in memory while her session
 * lives. Refuses `not-in-search-team`; `search-waits` while segments are sealed under a key she was not given yet;
 * `search-opens` while it is still being built; `search-fell` when its thread ended, and the next question builds anew.
 */
export async function openIndex(tx: Tx, actor: StaffActor): Promise<SearchIndex> {
  return openWith((work) => work(tx), actor);
}

async function openWith(ask: Ask, actor: StaffActor): Promise<SearchIndex> {
  // Whoever is not of the team starts no thread; and whoever starts one is at work in it from then on.
  const starts = !held && (await ask((tx) => thereFor(tx, actor)));
  const mine = (held ??= startIndex());
  if (starts) mine.sessions.add(toBase64(actor.session));
  await patiently(inTurn(mine, () => bringUpToDate(ask, actor, mine)));
  return { ask: (name, given) => patiently(mine.door.ask(name, given)) };
}

/** What lies in the database, for a member of the search team. Anybody else would read that nothing does. */
async function thereFor(tx: Tx, actor: StaffActor): Promise<{ team: string; there: SearchIds }> {
  const team = await teamOf(tx, 'search');
  const there = await searchIdsLater(tx);
  const members = await membershipsOf(tx, [team]);
  if (!members.some((row) => row.member === actor.id && row.confirmed_by)) throw refuse('not-in-search-team', 403);
  return { team, there: await there() };
}

function startIndex(): Held {
  const door = openDoor((error) => {
    if (held?.door === door) held = null;
    fallen = { error };
  }, limits);
  const given: Given = { loose: new Set(), segments: new Set(), gone: new Set() };
  return { door, given, sessions: new Set(), complete: false, named: false, tidy: false, turn: Promise.resolve() };
}

async function inTurn(state: Held, work: () => Promise<void>): Promise<void> {
  const mine = state.turn.then(work);
  state.turn = mine.catch(() => undefined);
  return mine;
}

async function bringUpToDate(ask: Ask, actor: StaffActor, state: Held): Promise<void> {
  await withKeysApart(actor.keys, async (holder) => {
    const { team, there } = await ask((tx) => thereFor(tx, actor));
    state.sessions.add(toBase64(actor.session));
    const changed = await refresh(ask, holder, { ...state, team, there, still: () => held === state });
    state.complete = true;
    if (changed) state.tidy = false;
    if (!state.tidy) state.tidy = await ask((tx) => packEntries(tx, holder, { ...state, team }));
  });
}

/**
 * Lets `work` open keys that nothing else of this request sees, and overwrites them afterwards. The search key and the
 * entries are nobody's record, so nothing is touched here: what is read of a person is told when a hit is shown.
 */
async function withKeysApart(keys: Keyholder, work: (holder: Keyholder) => Promise<void>): Promise<void> {
  const holder: Keyholder = { ...keys, touch: () => undefined, opened: new Map(), teams: new Map() };
  try {
    await work(holder);
  } finally {
    for (const { key } of holder.opened.values()) key.fill(0);
    for (const key of holder.teams.values()) key.fill(0);
  }
}

async function patiently<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(refuse('search-opens', 503)), PATIENCE_MS);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

/**
 * Ends the index once no session that opened it is still open; called by the house every half minute. A thread that
 * ended by itself is thrown here, once, so that the house's log tells of it.
 */
export async function dropIdleIndex(tx: Tx): Promise<void> {
  const why = fallen;
  fallen = null;
  if (why) throw why.error ?? new Error('the search thread ended');
  if (!held) return;
  const open = new Set((await openSessions(tx)).map(toBase64));
  for (const session of held?.sessions ?? []) if (!open.has(session)) held?.sessions.delete(session);
  if (held?.sessions.size === 0) await closeIndex();
}

/** Ends the index and its thread at once: nobody entitled is at work, or the program stops. */
export async function closeIndex(): Promise<void> {
  const mine = held;
  held = null;
  forgetQuestions();
  await mine?.door.close();
}

/** How many entries are open in memory; null while the index is closed. */
export async function indexSize(): Promise<number | null> {
  return (await held?.door.ask('size', null)) ?? null;
}
