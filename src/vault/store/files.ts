import { first, rows, run, sql, type Tx } from '#kernel/db.ts';

export type FileRow = { id: string; dossier: string; head: Uint8Array };

/** Writes a sealed file with its chunks. */
export async function insertFile(tx: Tx, file: FileRow, chunks: Uint8Array[]): Promise<void> {
  await run(tx, sql`insert into vault.files (id, dossier, head) values (${file.id}, ${file.dossier}, ${file.head})`);
  for (const [number, sealed] of chunks.entries())
    await run(tx, sql`insert into vault.file_chunks (file, number, sealed) values (${file.id}, ${number}, ${sealed})`);
}

/** A file's head and dossier, where the actor may open the dossier. */
export async function findFile(tx: Tx, id: string): Promise<FileRow | undefined> {
  return first(tx, sql<FileRow>`select id, dossier, head from vault.files where id = ${id}`);
}

/** A file's chunks in order. */
export async function chunksOf(tx: Tx, id: string): Promise<Uint8Array[]> {
  const found = await rows(
    tx,
    sql<{ sealed: Uint8Array }>`select sealed from vault.file_chunks where file = ${id} order by number`,
  );
  return found.map((row) => row.sealed);
}
