import {
  attachContact,
  caseOpenedAlready,
  isUnrecorded,
  openCase,
  openUnnamed,
  type ContactOfCase,
} from '#cases/index.ts';
import type { NewCasePerson } from '#cases/shared.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import { dutyTeam, teamOf, type StaffActor } from '#staff/index.ts';
import { openKey, type DossierKey } from '#vault/index.ts';
import type { z } from 'zod';
import { attachPerson } from '../person/attach.ts';
import type { attachContactSchema, CaseFromContact, PersonOfOpening } from '../shared.ts';
import { openEntry } from '../read-contact.ts';
import { findContact, newestOf, type ListedContact } from '../store.ts';

/**
 * A contact becomes a case in one act. Somebody the contact only names gets a record of her own in the same act, and so
 * does whoever the case is about though nobody knows her name: without one she would have no duty card. The same request
 * again gives the case it opened the first time. 404 where the actor cannot open the contact.
 */
export async function caseFromContact(
  tx: Tx,
  actor: StaffActor,
  { id, persons, team, ...opening }: CaseFromContact,
): Promise<{ id: string; number: string }> {
  const key = await openKey(tx, actor.keys, id);
  const already = await caseOpenedAlready(tx, actor, opening.request);
  if (already) return already;
  const contact = await contactOf(tx, key);
  const people: (NewCasePerson & { begun: boolean })[] = [];
  for (const somebody of persons) people.push(await personOf(tx, actor, contact, somebody));
  const made = await openCase(tx, actor, {
    ...opening,
    persons: people,
    // Practice is read by whoever practises and the leads.
    team: contact.practice ? await teamOf(tx, 'leads') : (team ?? (await dutyTeam(tx, contact.line))),
    practice: contact.practice,
    contact: contact.given,
  });
  await tell(tx, 'contact.changed', id, { by: actor.id });
  return made;
}

async function personOf(tx: Tx, actor: StaffActor, contact: Opened, { said, ...somebody }: PersonOfOpening) {
  if (said) {
    const { person } = await attachPerson(tx, actor, { id: contact.given.id, new: {} });
    return { ...somebody, person, begun: true };
  }
  if (!isUnrecorded(somebody)) return { ...somebody, begun: false };
  return { ...somebody, person: await openUnnamed(tx, actor, contact.practice), begun: true };
}

/** Makes a contact part of a case that is there. 404 where the actor cannot open both. */
export async function attachToCase(
  tx: Tx,
  actor: StaffActor,
  input: z.infer<typeof attachContactSchema>,
): Promise<{ id: string; number: string }> {
  const contact = await contactOf(tx, await openKey(tx, actor.keys, input.id));
  const found = await attachContact(tx, actor, { id: input.case, contact: contact.given });
  await tell(tx, 'contact.changed', input.id, { by: actor.id });
  return found;
}

type Opened = { line: string; practice: Date | null; given: ContactOfCase };

async function contactOf(tx: Tx, key: DossierKey): Promise<Opened> {
  const row = await findContact(tx, key.dossier);
  if (!row) throw notFound();
  return {
    line: row.line,
    practice: row.practice,
    given: { id: row.id, number: row.number, at: await whenOf(tx, key, row), said: saidOf(row) },
  };
}

/** When it was: as it was begun, or as entered afterwards. */
async function whenOf(tx: Tx, key: DossierKey, row: ListedContact): Promise<Date> {
  const [began] = row.entered_later ? await newestOf(tx, [row.id], ['began']) : [];
  const value = began && openEntry(key, began).value;
  const at = typeof value === 'string' ? new Date(value) : row.opened;
  return Number.isNaN(at.getTime()) ? row.opened : at;
}

function saidOf({ line, channel, direction, call_type, outcome }: ListedContact): Record<string, string> {
  const said = { line, channel, direction, call_type, outcome };
  return Object.fromEntries(Object.entries(said).flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
}
