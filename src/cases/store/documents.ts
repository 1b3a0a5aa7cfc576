import type { FileKind } from '#kernel/file-kinds.ts';
import { first, one, rows, run, sql, type Tx } from '#kernel/db.ts';

export type DocumentRow = {
  id: string;
  dossier: string;
  file: string;
  kind: FileKind;
  by: string;
  day: string;
  sealed: Uint8Array;
};

/** Writes a document's row; its file must be kept already. */
export async function insertDocument(tx: Tx, row: DocumentRow): Promise<void> {
  await run(
    tx,
    sql`insert into cases.documents (id, dossier, file, kind, by, day, sealed)
      values (${row.id}, ${row.dossier}, ${row.file}, ${row.kind}, ${row.by}, ${row.day}, ${row.sealed})`,
  );
}

/** The documents of a case that are in it, or those taken out and not yet gone. */
export async function documentsOf(tx: Tx, dossier: string, removed: boolean): Promise<DocumentRow[]> {
  return rows(
    tx,
    sql<DocumentRow>`select d.id, d.dossier, d.file, d.kind, d.by, d.day, d.sealed from cases.documents d
      where d.dossier = ${dossier}
        and exists (select from cases.document_removals r where r.document = d.id) = ${removed}
      order by d.day desc, d.id`,
  );
}

/** One document of one case, taken out or not. */
export async function findDocument(tx: Tx, dossier: string, id: string): Promise<DocumentRow | undefined> {
  return first(
    tx,
    sql<DocumentRow>`select id, dossier, file, kind, by, day, sealed from cases.documents
      where id = ${id} and dossier = ${dossier}`,
  );
}

/** Takes a document out of its case; false when it was out already. */
export async function insertRemoval(tx: Tx, document: string, by: string, at: Date): Promise<boolean> {
  const done = sql`insert into cases.document_removals (document, by, at) values (${document}, ${by}, ${at})
    on conflict do nothing`;
  return (await run(tx, done)) === 1;
}

/** Puts it back; false when it was not out. */
export async function deleteRemoval(tx: Tx, document: string): Promise<boolean> {
  return (await run(tx, sql`delete from cases.document_removals where document = ${document}`)) === 1;
}

/** Deletes what was taken out before a moment, bytes and all; how many. For the clock. */
export async function dropDocuments(tx: Tx, before: Date): Promise<number> {
  return (await one(tx, sql<{ gone: number }>`select cases.drop_documents(${before}) as gone`)).gone;
}
