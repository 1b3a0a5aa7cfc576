import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { nextSafeTime } from '#people/index.ts';
import type { RemindAnswer, remindSchema } from '#people/shared.ts';
import type { StaffActor } from '#staff/index.ts';
import { childrenOf, openKey } from '#vault/index.ts';
import type { z } from 'zod';
import { promiseOnContact } from '../promise-on-contact.ts';
import { findContact } from '../store.ts';
import { earlierContacts } from './earlier.ts';

/**
 * Promises to call a person back at her next safe time, on this contact or on her latest one the actor may open.
 * Refuses what `nextSafeTime` refuses, and `no-contact-of-hers`; 404 for a contact that is not about her.
 */
export async function remindAtSafeTime(
  tx: Tx,
  actor: StaffActor,
  { id, contact: named, channel }: z.infer<typeof remindSchema>,
): Promise<RemindAnswer> {
  const due = (await nextSafeTime(tx, actor, { id, channel })).toISOString();
  const contact = named ? await aboutHer(tx, actor, { contact: named, person: id }) : await latestOf(tx, id);
  const found = await findContact(tx, contact);
  if (!found) throw notFound();
  const promise = await promiseOnContact(tx, actor, { id: contact, kind: 'call_back', text: '', due });
  return { promise: promise.id, contact, number: found.number, due };
}

async function aboutHer(tx: Tx, actor: StaffActor, { contact, person }: { contact: string; person: string }) {
  await openKey(tx, actor.keys, contact);
  const links = await childrenOf(tx, contact, 'about');
  if (!links.some(({ child }) => child === person)) throw notFound();
  return contact;
}

async function latestOf(tx: Tx, person: string): Promise<string> {
  const [latest] = (await earlierContacts(tx, [person])).get(person) ?? [];
  if (!latest) throw refuse('no-contact-of-hers', 409);
  return latest.id;
}
