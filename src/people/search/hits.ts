import type { Tx } from '#kernel/db.ts';
import type { Call } from '#kernel/route.ts';
import type { StaffActor } from '#staff/index.ts';
import { childrenLater } from '#vault/index.ts';
import { cardAnswers, openCardsOf } from '../card.ts';
import type { ContactHit, DutyCard, EarlierContact, Hit, PersonHit } from '../shared.ts';
import type { SearchHouse } from './house.ts';
import type { Match } from './memory.ts';
import { reasonsByCard } from './query-match.ts';
import { nameOf } from './record.ts';

type Doing = { tx: Tx; actor: StaffActor; house: SearchHouse; call: Call };

/**
 * Hits as the screen shows them: for a person the card and rule first, then her name where the file opens, why she was
 * found, earlier contacts. A contact already listed under its person is not listed again.
 */
export async function describeHits(doing: Doing, matches: Match[], mine: Set<string>): Promise<Hit[]> {
  const { tx, house } = doing;
  const persons = matches.filter((match) => match.record.entry.kind === 'person');
  const told = await toldOf(
    doing,
    persons.map((match) => match.record.entry.dossier),
  );
  const listed = new Set([...told.earlier.values()].flat().map((contact) => contact.id));
  const unlisted = contactIds(matches, listed);
  const contacts: Awaited<ReturnType<SearchHouse['contacts']>> =
    unlisted.length > 0 ? await house.contacts(tx, unlisted) : new Map();
  return matches.flatMap((match): Hit[] => {
    const { dossier, kind } = match.record.entry;
    const contact = contacts.get(dossier);
    if (kind === 'person') return [personHit(doing.call, match, { mine, told })];
    return contact ? [contactHit(doing.call, match, contact)] : [];
  });
}

/** What is told of persons beside why they were found. */
type ToldOf = {
  earlier: Map<string, EarlierContact[]>;
  cards: Map<string, DutyCard>;
  sameAs: Map<string, string[]>;
};

/** Of nobody nothing is asked: whatever is told here is hers to see, so how often it asks says no more than the answer. */
async function toldOf({ tx, actor, house }: Doing, persons: string[]): Promise<ToldOf> {
  if (persons.length === 0) return { earlier: new Map(), cards: new Map(), sameAs: new Map() };
  const sameAs = await childrenLater(tx, persons, 'same');
  const earlier = await house.earlier(tx, persons);
  const open = await openCardsOf(tx, actor, persons);
  const answers = await cardAnswers(tx, [...open.values()], null);
  const cards = new Map([...open.keys()].flatMap((person, at) => (answers[at] ? [[person, answers[at]]] : [])));
  return { earlier, cards, sameAs: await sameAs() };
}

function contactIds(matches: Match[], listed: Set<string>): string[] {
  const contacts = matches.filter((match) => match.record.entry.kind === 'contact');
  return contacts.map((match) => match.record.entry.dossier).filter((id) => !listed.has(id));
}

function personHit(call: Call, match: Match, { mine, told }: { mine: Set<string>; told: ToldOf }): PersonHit {
  const id = match.record.entry.dossier;
  const readsFile = mine.has(id);
  call.touch(id);
  return {
    kind: 'person',
    id,
    card: told.cards.get(id) ?? null,
    name: readsFile ? nameOf(match.record) : null,
    reasons: readsFile ? match.reasons : reasonsByCard(match.reasons),
    earlier: told.earlier.get(id) ?? [],
    sameAs: told.sameAs.get(id) ?? [],
  };
}

function contactHit(call: Call, match: Match, contact: EarlierContact): ContactHit {
  call.touch(contact.id);
  return { ...contact, kind: 'contact', name: nameOf(match.record), reasons: match.reasons };
}
