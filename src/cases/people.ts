import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { notFound } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import { keepRisk, linkPerson, namesOf, openPerson, relinkPerson, unlinkPerson } from '#people/index.ts';
import { newPersonSchema, type TakenOff } from '#people/shared.ts';
import type { StaffActor } from '#staff/index.ts';
import { openJson, openKey, practiceUntil, sealJson, type DossierKey } from '#vault/index.ts';
import { dayOf } from './days.ts';
import type { z } from 'zod';
import type { addPersonSchema, CasePerson, NewCasePerson } from './shared.ts';
import { endPerson, holdCase, insertPerson, peopleOf, type CasePersonRow } from './store.ts';
import { writeLine } from './write-line.ts';

const address = (row: Pick<CasePersonRow, 'dossier' | 'id'>) =>
  ({ dossier: row.dossier, kind: 'case', field: 'called', record: row.id }) as const;

/**
 * Gives somebody a part in a case. From then on whoever reads the case reads her file and card too; an alleged offender
 * is kept apart: the case says who, and opens nothing. 404 where the actor cannot open even her card, unless she puts
 * back whom she just took off (`back`).
 */
export async function addPerson(
  tx: Tx,
  actor: StaffActor,
  key: DossierKey,
  somebody: NewCasePerson & { begun?: boolean; back?: TakenOff | undefined },
): Promise<string> {
  const { person, role, called, back, begun = false } = somebody;
  const place = { id: newId(), dossier: key.dossier };
  const { day } = await dayOf(tx);
  const sealed = sealJson(key, address(place), called);
  const link = person && { parent: key.dossier, person };
  if (link && back) await relinkPerson(tx, actor, { ...link, back });
  else if (link) await linkPerson(tx, actor, { ...link, apart: role === 'alleged_offender' });
  await insertPerson(tx, { ...place, person, role, begun, by: actor.id, day, sealed });
  return place.id;
}

/** Whether a case would be about somebody who has no record, and so no duty card either. */
export function isUnrecorded({ person, role }: Pick<NewCasePerson, 'person' | 'role'>): boolean {
  return person === null && role === 'person_of_concern';
}

/** A record for somebody whose name nobody knows yet: how the case calls her is no name and does not become one. */
export async function openUnnamed(tx: Tx, actor: StaffActor, practice: Date | null): Promise<string> {
  return (await openPerson(tx, actor, newPersonSchema.parse({}), practice)).id;
}

/** Adds somebody to a case that is there; whoever it is about gets a record of her own where she has none. */
export async function addToCase(
  tx: Tx,
  actor: StaffActor,
  { id, ...somebody }: z.infer<typeof addPersonSchema>,
): Promise<{ id: string }> {
  const key = await openKey(tx, actor.keys, id);
  const row = await holdCase(tx, id, 'write');
  if (!row) throw notFound();
  const person = isUnrecorded(somebody) ? await openUnnamed(tx, actor, await practiceUntil(tx, id)) : somebody.person;
  const added = await addPerson(tx, actor, key, { ...somebody, person });
  if (person && somebody.role === 'person_of_concern')
    await keepRisk(tx, actor, person, { level: row.risk, only: 'up' });
  await writeLine(tx, actor, key, { kind: 'person.added', ref: added, said: { role: somebody.role } });
  await tell(tx, 'case.changed', id, { by: actor.id });
  return { id: added };
}

/**
 * Ends somebody's part in a case; what the case opened of her closes unless she has another part. What comes out gives
 * her the part anew within a minute (`addToCase`), though the case was the only way to her.
 */
export async function endInCase(
  tx: Tx,
  actor: StaffActor,
  input: { id: string; entry: string },
): Promise<{ back: TakenOff | null }> {
  const key = await openKey(tx, actor.keys, input.id);
  await holdCase(tx, input.id, 'change');
  const people = await peopleOf(tx, [input.id]);
  const row = people.find(({ id }) => id === input.entry);
  const { day } = await dayOf(tx);
  if (!row || !(await endPerson(tx, input.entry, day))) throw notFound();
  const others = people.filter((each) => each.id !== row.id && each.person === row.person);
  // As an alleged offender somebody is named, and nothing of her opens.
  const last = others.every(({ role }) => role === 'alleged_offender');
  const apart = row.role === 'alleged_offender';
  const back =
    row.person !== null && last
      ? await unlinkPerson(tx, actor, { parent: input.id, person: row.person, named: others.length > 0, apart })
      : null;
  await writeLine(tx, actor, key, { kind: 'person.ended', ref: row.id, said: { role: row.role } });
  await tell(tx, 'case.changed', input.id, { by: actor.id });
  return { back };
}

/** Who is in this case now, the person of concern first, an alleged offender last. */
export async function readPeople(tx: Tx, actor: StaffActor, key: DossierKey): Promise<CasePerson[]> {
  const rows = await peopleOf(tx, [key.dossier]);
  const names = await namesOf(
    tx,
    actor,
    rows.flatMap(({ person }) => person ?? []),
  );
  return rows.map((row) => ({
    id: row.id,
    person: row.person,
    role: row.role,
    called: calledIn(key, row),
    name: (row.person && names.get(row.person)) ?? null,
    by: row.by,
    day: row.day,
  }));
}

/** How the case calls somebody. */
export function calledIn(key: DossierKey, row: CasePersonRow): string {
  return openJson<string>(key, address(row), row.sealed);
}
