import { first, rows, run, sql, type Tx } from '#kernel/db.ts';

export type TieRow = {
  id: string;
  person: string;
  other: string;
  kind: string;
  opens: boolean;
  by: string;
  day: string;
};

/** Adds a tie; false where the same one is there already. */
export async function insertTie(tx: Tx, row: TieRow): Promise<boolean> {
  const added = await run(
    tx,
    sql`insert into people.ties (id, person, other, kind, opens, by, day)
      values (${row.id}, ${row.person}, ${row.other}, ${row.kind}, ${row.opens}, ${row.by}, ${row.day})
      on conflict do nothing`,
  );
  return added === 1;
}

/** The ties of a person the actor may open. */
export async function tiesOf(tx: Tx, person: string): Promise<TieRow[]> {
  return rows(
    tx,
    sql<TieRow>`select id, person, other, kind, opens, by, day from people.ties where person = ${person} order by day, id`,
  );
}

/** Removes a tie and tells which it was. */
export async function deleteTie(tx: Tx, person: string, id: string): Promise<TieRow | undefined> {
  return first(
    tx,
    sql<TieRow>`delete from people.ties where id = ${id} and person = ${person}
      returning id, person, other, kind, opens, by, day`,
  );
}
