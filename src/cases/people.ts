import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { linkPerson, namesOf } from '#people/index.ts';
import type { StaffActor } from '#staff/index.ts';
import { openJson, sealJson, type DossierKey } from '#vault/index.ts';
import { dayOf } from './days.ts';
import type { CasePerson, NewCasePerson } from './shared.ts';
import { insertPerson, peopleOf, type CasePersonRow } from './store.ts';

const address = (row: Pick<CasePersonRow, 'dossier' | 'id'>) =>
  ({ dossier: row.dossier, kind: 'case', field: 'called', record: row.id }) as const;

/**
 * Gives somebody a part in a case. From then on whoever reads the case reads her file and card too; an alleged offender
 * is kept apart: the case says who, and opens nothing. 404 where the actor cannot open even her card.
 */
export async function addPerson(
  tx: Tx,
  actor: StaffActor,
  key: DossierKey,
  somebody: NewCasePerson & { begun?: boolean },
): Promise<string> {
  const { person, role, called, begun = false } = somebody;
  const place = { id: newId(), dossier: key.dossier };
  const { day } = await dayOf(tx);
  const sealed = sealJson(key, address(place), called);
  if (person) await linkPerson(tx, actor, { parent: key.dossier, person, apart: role === 'alleged_offender' });
  await insertPerson(tx, { ...place, person, role, begun, by: actor.id, day, sealed });
  return place.id;
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
