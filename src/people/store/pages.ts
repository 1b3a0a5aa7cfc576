import { rows, sql, type Tx } from '#kernel/db.ts';

/** The person each of these files and duty cards belongs to, as far as the actor may open them. */
export async function personsOf(tx: Tx, dossiers: string[]): Promise<{ dossier: string; person: string }[]> {
  return rows(
    tx,
    sql<{ dossier: string; person: string }>`select id as dossier, id as person from people.persons
      where id = any(${dossiers}::uuid[])
      union all select id, person from people.cards where id = any(${dossiers}::uuid[])`,
  );
}
