import type { Tx } from '#kernel/db.ts';
import { readPerson } from '#people/index.ts';
import type { ContactPeopleAnswer, ContactPerson } from '#people/shared.ts';
import type { StaffActor } from '#staff/index.ts';
import { childrenOf, hiddenFromActor, openKey } from '#vault/index.ts';
import { earlierContacts } from './earlier.ts';

/**
 * Whom a contact is about, for its right pane: the card and the safe-contact rule first, then the name, numbers masked,
 * earlier contacts the actor may open. A person hidden from the actor is not there.
 */
export async function contactPeople(tx: Tx, actor: StaffActor, contact: string): Promise<ContactPeopleAnswer> {
  await openKey(tx, actor.keys, contact);
  const links = await childrenOf(tx, contact, 'about');
  const ids = links.map((link) => link.child);
  const hidden = new Set(await hiddenFromActor(tx, ids));
  const earlier = await earlierContacts(tx, ids);
  const people: ContactPerson[] = [];
  for (const { child, by, day } of links.filter((link) => !hidden.has(link.child)))
    people.push({
      ...(await readPerson(tx, actor, child, contact)),
      linkedBy: by,
      linkedOn: day,
      earlier: (earlier.get(child) ?? []).filter((line) => line.id !== contact),
    });
  return { people };
}
