import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import type { Call } from '#kernel/route.ts';
import type { StaffActor } from '#staff/index.ts';
import { openableOf, openKey } from '#vault/index.ts';
import type { z } from 'zod';
import { cardOf } from './card.ts';
import { isMerged, mergePersons } from './merge.ts';
import { openIndex } from './search/open-index.ts';
import type { LikelyPair } from './search/pairs.ts';
import { nameOf } from './search/record.ts';
import type { TwoRecords } from './search/thread/asks.ts';
import type { answerPairSchema, Pair } from './shared.ts';
import { answersOn, putPairAnswer } from './store.ts';

const MOST = 50;

/** Pairs of records that may be one person, both of which the actor can open; those put off come last. */
export async function listDuplicates(tx: Tx, actor: StaffActor, call: Call): Promise<Pair[]> {
  const index = await openIndex(tx, actor);
  const likely = await index.ask('pairs', null);
  const ids = likely.flat();
  const mine = await openableOf(tx, [...new Set(ids)]);
  const answers = new Map((await answersOn(tx, ids)).map((row) => [`${row.a}/${row.b}`, row.answer]));
  const isLater = (pair: TwoRecords) => answers.get(pair.join('/')) === 'later';
  const asked = likely
    .filter(([a, b]) => mine.has(a) && mine.has(b) && answers.get(`${a}/${b}`) !== 'not_same')
    .toSorted((a, b) => Number(isLater(a)) - Number(isLater(b)));
  const first: TwoRecords[] = [];
  for (const pair of asked) {
    if (first.length === MOST) break;
    if (!(await isMerged(tx, ...pair))) first.push(pair);
  }
  for (const id of first.flat()) call.touch(id);
  const told = await index.ask('tellPairs', first);
  return told.map((pair) => shown(pair, isLater([pair.a.entry.dossier, pair.b.entry.dossier])));
}

function shown({ a, b, reasons }: LikelyPair, later: boolean): Pair {
  return {
    a: { id: a.entry.dossier, name: nameOf(a) },
    b: { id: b.entry.dossier, name: nameOf(b) },
    reasons,
    later,
  };
}

/**
 * What a person decides about two records: the same (a merge), not the same (kept, never asked again), or later.
 * Refuses `not-two-persons`; 404 where one is no person.
 */
export async function answerPair(
  tx: Tx,
  actor: StaffActor,
  { a, b, answer }: z.infer<typeof answerPairSchema>,
): Promise<void> {
  if (a === b) throw refuse('not-two-persons', 400);
  if (answer === 'same') return mergePersons(tx, actor, { a, b });
  for (const id of [a, b]) {
    await openKey(tx, actor.keys, id);
    // Whatever else has a key is no person, and no card hangs under it.
    await cardOf(tx, id);
  }
  const [first, second] = a < b ? [a, b] : [b, a];
  await putPairAnswer(tx, { a: first, b: second, answer, by: actor.id });
}
