import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import type { Call } from '#kernel/route.ts';
import { knownCaller } from '#people/index.ts';
import type { Hit, KnownCallerAnswer, PersonHit } from '#people/shared.ts';
import type { StaffActor } from '#staff/index.ts';
import { childrenOf, hiddenFromActor } from '#vault/index.ts';
import { searchHouse } from '../person/search-house.ts';
import { findRing } from '../store.ts';
import { brokenBefore } from './again.ts';
import type { RingKnownAnswer } from './answers.ts';
import { numbersOf } from './number.ts';

const NOTHING: RingKnownAnswer = {
  ...{ hits: [], left: 0, beyond: false, againAt: null, notes: [] },
  again: null,
  callBack: 'unknown',
};

/**
 * What is known of a ringing number: opened with the team's key and matched in memory, as a search is. Whoever is
 * hidden from the asking person is not there, nor a contact about her; that she rang is told to the leads.
 * Refuses `number-not-here` where the actor holds no key to it.
 */
export async function ringKnown(tx: Tx, actor: StaffActor, id: string, call: Call): Promise<RingKnownAnswer> {
  const ring = await findRing(tx, id);
  if (!ring) throw notFound();
  const number = (await numbersOf(tx, actor, [ring])).get(id);
  if (number === undefined) throw refuse('number-not-here', 409);
  if (number === null) return NOTHING;
  const asked = { number, name: '', birthYear: null, contact: null, held: false, rang: true };
  const answer = await knownCaller({ tx, actor, house: searchHouse, call }, asked);
  const hits = await withoutHiddenPeople(tx, answer.hits);
  const again = await brokenBefore(tx, actor, { number, rang: ring.rang }, hits.flatMap(contactsOf));
  return { ...answer, hits, again, callBack: callBackOf({ ...answer, hits }) };
}

/** A contact opens by its own grant; but that somebody hidden rings must not be read from her contacts either. */
async function withoutHiddenPeople(tx: Tx, hits: Hit[]): Promise<Hit[]> {
  const shown: Hit[] = [];
  for (const hit of hits) {
    const about = hit.kind === 'contact' ? await childrenOf(tx, hit.id, 'about') : [];
    const people = about.map((link) => link.child);
    if ((await hiddenFromActor(tx, people)).length === 0) shown.push(hit);
  }
  return shown;
}

const contactsOf = (hit: Hit) => (hit.kind === 'contact' ? [hit.id] : hit.earlier.map((contact) => contact.id));

/**
 * Whether this number may be rung back: by the rule of everybody known to have it, since who will answer is not
 * known; an unknown number is not rung back by default.
 */
function callBackOf({ hits }: Pick<KnownCallerAnswer, 'hits'>): RingKnownAnswer['callBack'] {
  const people = hits.filter((hit): hit is PersonHit => hit.kind === 'person');
  if (people.length === 0) return 'unknown';
  return people.every((person) => person.card?.may.telephone.allowed === true) ? 'by-rule' : 'not-now';
}
