import type { Tx } from '#kernel/db.ts';
import type { EarlierContact } from '#people/shared.ts';
import { parentsOf } from '#vault/index.ts';
import { contactLines } from '../store.ts';

/** Contacts about each of these persons that the actor may open, newest first. */
export async function earlierContacts(tx: Tx, persons: string[]): Promise<Map<string, EarlierContact[]>> {
  const links = await parentsOf(tx, persons, 'about');
  const lines = await describeContacts(
    tx,
    links.map((link) => link.parent),
  );
  return new Map(
    persons.map((person) => {
      const mine = new Set(links.filter((link) => link.child === person).map((link) => link.parent));
      return [person, [...lines.values()].filter((line) => mine.has(line.id))];
    }),
  );
}

/** These contacts as a list shows them, those the actor may open; newest first. */
export async function describeContacts(tx: Tx, ids: string[]): Promise<Map<string, EarlierContact>> {
  const found = await contactLines(tx, ids);
  return new Map(found.map(({ call_type, ...line }) => [line.id, { ...line, callType: call_type }]));
}
