import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import type { StaffActor } from '#staff/index.ts';
import { makePromise } from '#tasks/index.ts';
import type { NewPromise } from '#tasks/shared.ts';
import { promiseHouse } from './promise-house.ts';
import { findContact } from './store.ts';

/** Promises something to the person of a contact; it falls to the contact's line. In practice it is hers who practises. */
export async function promiseOnContact(
  tx: Tx,
  actor: StaffActor,
  { id, ...promise }: NewPromise & { id: string },
): Promise<{ id: string }> {
  const contact = await findContact(tx, id);
  if (!contact) throw notFound();
  const whose = contact.practice ? { owner: actor.id, line: null } : { line: contact.line };
  return makePromise(tx, actor, { ...promise, dossier: id, ...whose }, promiseHouse);
}
