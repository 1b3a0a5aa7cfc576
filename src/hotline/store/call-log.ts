import { rows, run, sql, type Tx } from '#kernel/db.ts';

/** Which of these rows of a call log were taken before, each with the day it had. */
export async function importedAmong(tx: Tx, marks: Uint8Array[]): Promise<{ mark: Uint8Array; day: string }[]> {
  return rows(
    tx,
    sql<{ mark: Uint8Array; day: string }>`select mark, day from hotline.imported where mark = any(${marks}::bytea[])`,
  );
}

/** Keeps the mark of a row that was taken. */
export async function insertImported(tx: Tx, row: { mark: Uint8Array; contact: string; day: string }): Promise<void> {
  await run(
    tx,
    sql`insert into hotline.imported (mark, contact, day) values (${row.mark}, ${row.contact}, ${row.day})`,
  );
}
