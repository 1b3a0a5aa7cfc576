import { rows, run, sql, type Tx } from '#kernel/db.ts';

export type NoteRow = { id: string; by: string; at: Date; until: string; sealed: Uint8Array };

/** Keeps a note on a number. */
export async function insertNote(tx: Tx, row: NoteRow): Promise<void> {
  await run(
    tx,
    sql`insert into people.desk_notes (id, by, at, until, sealed)
      values (${row.id}, ${row.by}, ${row.at}, ${row.until}, ${row.sealed})`,
  );
}

/** Those of these notes the actor may open. */
export async function notesById(tx: Tx, ids: string[]): Promise<NoteRow[]> {
  return rows(
    tx,
    sql<NoteRow>`select id, by, at, until, sealed from people.desk_notes where id = any(${ids}::uuid[]) order by at desc`,
  );
}

/** Those the actor may open that still hold on this day, the one that ends first before the others. */
export async function notesHolding(tx: Tx, day: string): Promise<NoteRow[]> {
  return rows(
    tx,
    sql<NoteRow>`select id, by, at, until, sealed from people.desk_notes where until >= ${day} order by until, at`,
  );
}

/** Ends a note. */
export async function deleteNote(tx: Tx, id: string): Promise<boolean> {
  return (await run(tx, sql`delete from people.desk_notes where id = ${id}`)) === 1;
}
