import { rows, run, sql, type Tx } from '#kernel/db.ts';
import type { CaseRole } from '../shared.ts';

export type CasePersonRow = {
  id: string;
  dossier: string;
  person: string | null;
  role: CaseRole;
  by: string;
  day: string;
  sealed: Uint8Array;
};

/** Writes somebody into a case; `begun`: her record began in the same act. */
export async function insertPerson(tx: Tx, row: CasePersonRow & { begun: boolean }): Promise<void> {
  await run(
    tx,
    sql`insert into cases.people (id, dossier, person, role, begun, by, day, sealed)
      values (${row.id}, ${row.dossier}, ${row.person}, ${row.role}, ${row.begun}, ${row.by}, ${row.day}, ${row.sealed})`,
  );
}

/** Who is in these cases now. */
export async function peopleOf(tx: Tx, dossiers: string[]): Promise<CasePersonRow[]> {
  return rows(
    tx,
    sql<CasePersonRow>`select id, dossier, person, role, by, day, sealed from cases.people
      where dossier = any(${dossiers}::uuid[]) and ended is null
      order by array_position(array['person_of_concern', 'caller', 'family', 'support_person', 'other',
        'alleged_offender'], role), day, id`,
  );
}

/** Ends somebody's part; false where it has ended already. */
export async function endPerson(tx: Tx, id: string, day: string): Promise<boolean> {
  return (await run(tx, sql`update cases.people set ended = ${day} where id = ${id} and ended is null`)) === 1;
}
