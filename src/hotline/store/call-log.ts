import { rows, run, sql, type Tx } from '#kernel/db.ts';

/** A row that was taken: its mark, its day and what it held, hashed; null where it was taken before that was kept. */
export type Imported = { mark: Uint8Array; day: string; content: Uint8Array | null };

/** Which of these rows of a call log were taken before, each with the day it had. */
export async function importedAmong(tx: Tx, marks: Uint8Array[]): Promise<Imported[]> {
  return rows(tx, sql<Imported>`select mark, day, content from hotline.imported where mark = any(${marks}::bytea[])`);
}

/** Keeps the mark of a row that was taken. */
export async function insertImported(tx: Tx, row: Imported & { contact: string }): Promise<void> {
  await run(
    tx,
    sql`insert into hotline.imported (mark, contact, day, content)
      values (${row.mark}, ${row.contact}, ${row.day}, ${row.content})`,
  );
}
