import { rows, run, sql, type Tx } from '#kernel/db.ts';

export type EntryRow = { dossier: string; field: string; version: number; by: string; sealed: Uint8Array };

/**
 * Adds the next version of a field, only if the newest is the one the change was based on. False when somebody else
 * wrote meanwhile: nothing is ever silently overwritten.
 */
export async function insertEntry(tx: Tx, row: EntryRow): Promise<boolean> {
  const added = await run(
    tx,
    sql`insert into cases.entries (dossier, field, version, by, sealed, form_version)
      select ${row.dossier}, ${row.field}, ${row.version}, ${row.by}, ${row.sealed}, 1
      where coalesce((select max(version) from cases.entries where dossier = ${row.dossier} and field = ${row.field}), 0)
        = ${row.version - 1}
      on conflict do nothing`,
  );
  return added === 1;
}

/** The newest version of some fields of a case. */
export async function newestOf(tx: Tx, dossier: string, fields: string[]): Promise<EntryRow[]> {
  return rows(
    tx,
    sql<EntryRow>`select distinct on (field) dossier, field, version, by, sealed from cases.entries
      where dossier = ${dossier} and field = any(${fields}::text[]) order by field, version desc`,
  );
}
