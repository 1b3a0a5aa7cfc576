import type { Tx } from '#kernel/db.ts';
import type { Call } from '#kernel/route.ts';
import type { StaffActor } from '#staff/index.ts';
import { childrenOf } from '#vault/index.ts';
import { cardAnswer, openCardOf } from '../card.ts';
import type { ContactHit, EarlierContact, Hit, PersonHit } from '../shared.ts';
import { cardsOf } from '../store.ts';
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
  const ids = persons.map((match) => match.record.entry.dossier);
  // Of nobody nothing is asked: whatever is told here is hers to see, so how often it asks says no more than the answer.
  const earlier: Awaited<ReturnType<SearchHouse['earlier']>> =
    ids.length > 0 ? await house.earlier(tx, ids) : new Map();
  const cards = new Set(ids.length > 0 ? (await cardsOf(tx, ids)).map((card) => card.person) : []);
  const listed = new Set([...earlier.values()].flat().map((contact) => contact.id));
  const unlisted = contactIds(matches, listed);
  const contacts: Awaited<ReturnType<SearchHouse['contacts']>> =
    unlisted.length > 0 ? await house.contacts(tx, unlisted) : new Map();
  const hits: Hit[] = [];
  for (const match of matches) {
    const { dossier, kind } = match.record.entry;
    const contact = contacts.get(dossier);
    if (kind === 'person')
      hits.push(
        await personHit(doing, match, { mine, hasCard: cards.has(dossier), earlier: earlier.get(dossier) ?? [] }),
      );
    else if (contact) hits.push(contactHit(doing.call, match, contact));
  }
  return hits;
}

function contactIds(matches: Match[], listed: Set<string>): string[] {
  const contacts = matches.filter((match) => match.record.entry.kind === 'contact');
  return contacts.map((match) => match.record.entry.dossier).filter((id) => !listed.has(id));
}

async function personHit(
  { tx, actor, call }: Doing,
  match: Match,
  { mine, hasCard, earlier }: { mine: Set<string>; hasCard: boolean; earlier: EarlierContact[] },
): Promise<PersonHit> {
  const id = match.record.entry.dossier;
  const readsFile = mine.has(id);
  call.touch(id);
  return {
    kind: 'person',
    id,
    card: hasCard ? await cardAnswer(tx, await openCardOf(tx, actor, id), null) : null,
    name: readsFile ? nameOf(match.record) : null,
    reasons: readsFile ? match.reasons : reasonsByCard(match.reasons),
    earlier,
    sameAs: (await childrenOf(tx, id, 'same')).map((link) => link.child),
  };
}

function contactHit(call: Call, match: Match, contact: EarlierContact): ContactHit {
  call.touch(contact.id);
  return { ...contact, kind: 'contact', name: nameOf(match.record), reasons: match.reasons };
}
