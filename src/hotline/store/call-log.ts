import { rows, run, sql, type Tx } from '#kernel/db.ts';

/** Which of these rows of a call log were taken before. */
export async function importedAmong(tx: Tx, marks: Uint8Array[]): Promise<Uint8Array[]> {
  const found = await rows(
    tx,
    sql<{ mark: Uint8Array }>`select mark from hotline.imported where mark = any(${marks}::bytea[])`,
  );
  return found.map(({ mark }) => mark);
}

/** Keeps the mark of a row that was taken. */
export async function insertImported(tx: Tx, mark: Uint8Array, contact: string): Promise<void> {
  await run(tx, sql`insert into hotline.imported (mark, contact) values (${mark}, ${contact})`);
}
