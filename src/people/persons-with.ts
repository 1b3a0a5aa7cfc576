import type { Tx } from '#kernel/db.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Ask } from '#kernel/route.ts';
import type { StaffActor } from '#staff/index.ts';
import { hiddenFromActor, openableOf } from '#vault/index.ts';
import { numbersIn } from './number.ts';
import { openIndex, prepareIndex, type SearchIndex } from './search/open-index.ts';
import { NO_WORDS } from './search/query.ts';
import type { Found } from './search/thread/asks.ts';

/**
 * Persons known by exactly this number, or one of several that stand in it, whose card the actor may open, and those hidden from her by name. Null where
 * the search is not open to her or not ready: then nothing can be said. Whoever else may exist is not told (VAULT 4.4).
 */
export async function personsWith(tx: Tx, actor: StaffActor, number: string): Promise<string[] | null> {
  const index = await unlessClosed(openIndex(tx, actor));
  if (!index) return null;
  const entries: Found[] = [];
  for (const each of numbersIn(number)) entries.push(...(await personsBy(index, each)));
  const ids = entries.map(({ dossier }) => dossier);
  const near = new Set([
    ...(await openableOf(tx, [...ids, ...entries.flatMap(({ card }) => card ?? [])])),
    ...(await hiddenFromActor(tx, ids)),
  ]);
  return entries
    .filter(({ dossier, card }) => near.has(dossier) || (card && near.has(card)))
    .map(({ dossier }) => dossier);
}

async function personsBy(index: SearchIndex, number: string): Promise<Found[]> {
  const asked = { ...NO_WORDS, number, birthYear: null };
  const { found } = await index.ask('find', { asked, page: 0, among: null });
  return found.filter(({ kind, whole }) => kind === 'person' && whole === 'number');
}

/** Opens the index before such a question; where it cannot be opened, the question itself says so. */
export async function prepareNumber(ask: Ask, actor: StaffActor): Promise<void> {
  await unlessClosed(prepareIndex(ask, actor, { names: false }));
}

const closed = ['not-in-search-team', 'search-waits', 'search-opens', 'search-fell'];

/** What is opened; null where the search is closed to the asker, or not ready yet. */
async function unlessClosed<T>(opening: Promise<T>): Promise<T | null> {
  try {
    return await opening;
  } catch (error) {
    if (error instanceof Refusal && closed.includes(error.code)) return null;
    throw error;
  }
}
