import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import { partsOfPerson, personPages } from '#people/index.ts';
import type { StaffActor } from '#staff/index.ts';
import { childrenOf, linkDossiers, openKey, parentsOf, type DossierKey } from '#vault/index.ts';
import { dayOf } from './days.ts';
import type { CaseOf } from './shared.ts';
import { casesAmong, holdCase, insertContact } from './store.ts';
import { writeLine } from './write-line.ts';

/** A contact as its room gives it to a case: when it was, and what its line in the timeline names. */
export type ContactOfCase = { id: string; number: string; at: Date; said: Record<string, string> };

/**
 * Makes a contact part of a case: the case's readers read it too, unless whoever attaches it reads it only for a while;
 * then the case names it until somebody else attaches it. Refuses `already-attached`.
 */
export async function attachTo(tx: Tx, actor: StaffActor, key: DossierKey, contact: ContactOfCase): Promise<void> {
  const { day } = await dayOf(tx);
  const opens = () => opensFrom(tx, key.dossier, contact.id);
  const before = await opens();
  await linkDossiers(tx, actor.keys, { parent: key.dossier, child: contact.id, kind: 'contact', opens: true });
  if (!(await insertContact(tx, { dossier: key.dossier, contact: contact.id, by: actor.id, day }))) {
    // It was only named; the course of the case tells of it already.
    if (!before && (await opens())) return;
    throw refuse('already-attached', 409);
  }
  const said = { ...contact.said, number: contact.number };
  await writeLine(tx, actor, key, { kind: 'contact.attached', ref: contact.id, said, at: contact.at });
}

async function opensFrom(tx: Tx, dossier: string, contact: string): Promise<boolean> {
  return (await childrenOf(tx, dossier, 'contact')).some(({ child, opens }) => child === contact && opens);
}

/** Attaches a contact to a case that exists. 404 where the actor cannot open both. */
export async function attachContact(
  tx: Tx,
  actor: StaffActor,
  input: { id: string; contact: ContactOfCase },
): Promise<{ id: string; number: string }> {
  const key = await openKey(tx, actor.keys, input.id);
  const row = await holdCase(tx, input.id, 'write');
  if (!row) throw notFound();
  await attachTo(tx, actor, key, input.contact);
  await tell(tx, 'case.changed', input.id, { by: actor.id });
  return { id: row.id, number: row.number };
}

/** The cases a person is in, those the actor holds a grant on. 404 for whoever may not see the person. */
export async function casesOfPerson(tx: Tx, person: string): Promise<CaseOf[]> {
  const seen = (await personPages(tx, [person])).size > 0 || (await partsOfPerson(tx, person)).length > 1;
  if (!seen) throw notFound();
  return casesOf(tx, person, 'about');
}

/** The cases a contact belongs to, or that are about a person: those the actor holds a grant on. */
export async function casesOf(tx: Tx, child: string, kind: 'contact' | 'about'): Promise<CaseOf[]> {
  const parents = await parentsOf(tx, [child], kind);
  const found = await casesAmong(
    tx,
    parents.map(({ parent }) => parent),
  );
  return found.map(({ id, number, risk, status, practice }) => ({ id, number, risk, status, practice }));
}
