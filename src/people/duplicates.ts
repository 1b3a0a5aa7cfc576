import type { Tx } from '#kernel/db.ts';
import type { Call } from '#kernel/route.ts';
import type { StaffActor } from '#staff/index.ts';
import { openableOf, openKey } from '#vault/index.ts';
import type { z } from 'zod';
import { isMerged, mergePersons } from './merge.ts';
import { openIndex } from './search/open-index.ts';
import { likelyPairs, type LikelyPair } from './search/pairs.ts';
import { nameOf } from './search/record.ts';
import type { answerPairSchema, Pair } from './shared.ts';
import { answersOn, putPairAnswer } from './store.ts';

const MOST = 50;

/** Pairs of records that may be one person, both of which the actor can open; those put off come last. */
export async function listDuplicates(tx: Tx, actor: StaffActor, call: Call): Promise<Pair[]> {
  const likely = likelyPairs(await openIndex(tx, actor));
  const ids = likely.flatMap(({ a, b }) => [a.entry.dossier, b.entry.dossier]);
  const mine = await openableOf(tx, [...new Set(ids)]);
  const answers = new Map((await answersOn(tx, ids)).map((row) => [`${row.a}/${row.b}`, row.answer]));
  const pairs: Pair[] = [];
  for (const pair of likely.filter(({ a, b }) => mine.has(a.entry.dossier) && mine.has(b.entry.dossier))) {
    const [a, b] = [pair.a.entry.dossier, pair.b.entry.dossier];
    const answer = answers.get(`${a}/${b}`);
    if (answer === 'not_same' || (await isMerged(tx, a, b))) continue;
    pairs.push(shown(pair, answer === 'later'));
  }
  const first = pairs.toSorted((a, b) => Number(a.later) - Number(b.later)).slice(0, MOST);
  for (const { a, b } of first) for (const { id } of [a, b]) call.touch(id);
  return first;
}

function shown({ a, b, reasons }: LikelyPair, later: boolean): Pair {
  return {
    a: { id: a.entry.dossier, name: nameOf(a) },
    b: { id: b.entry.dossier, name: nameOf(b) },
    reasons,
    later,
  };
}

/** What a person decides about two records: the same (a merge), not the same (kept, never asked again), or later. */
export async function answerPair(
  tx: Tx,
  actor: StaffActor,
  { a, b, answer }: z.infer<typeof answerPairSchema>,
): Promise<void> {
  if (answer === 'same') return mergePersons(tx, actor, { a, b });
  for (const id of [a, b]) await openKey(tx, actor.keys, id);
  const [first, second] = a < b ? [a, b] : [b, a];
  await putPairAnswer(tx, { a: first, b: second, answer, by: actor.id });
}
