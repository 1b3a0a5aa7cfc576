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

/** Removes a tie, keeps for a minute what it was, and tells it. */
export async function deleteTie(tx: Tx, person: string, id: string): Promise<TieRow | undefined> {
  return first(
    tx,
    sql<TieRow>`with gone as (
        delete from people.ties where id = ${id} and person = ${person}
          returning id, person, other, kind, opens, by, day)
      insert into people.removed_ties (id, person, other, kind, opens, by, day) select * from gone
        returning id, person, other, kind, opens, by, day`,
  );
}

/** Puts back a tie the actor removed within the last minute; undefined where there is none of hers. */
export async function restoreTie(
  tx: Tx,
  person: string,
  id: string,
): Promise<Pick<TieRow, 'other' | 'opens'> | undefined> {
  return first(tx, sql<Pick<TieRow, 'other' | 'opens'>>`select other, opens from people.restore_tie(${person}, ${id})`);
}

/** Forgets the removed ties whose minute is over. Runs as worker; the policy lets it see no other row. */
export async function forgetRemovedTies(tx: Tx): Promise<number> {
  return run(tx, sql`delete from people.removed_ties where removed <= now() - interval '1 minute'`);
}
