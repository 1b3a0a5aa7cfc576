import { rows, run, sql, type Tx } from '#kernel/db.ts';

export type EntryRow = { run: string; dossier: string; field: string; version: number; by: string; sealed: Uint8Array };

/** The newest version of every field of a check. */
export async function newestEntries(tx: Tx, id: string): Promise<EntryRow[]> {
  return rows(
    tx,
    sql<EntryRow>`select distinct on (field) run, dossier, field, version, by, sealed from screening.entries
      where run = ${id} order by field, version desc`,
  );
}

/**
 * Adds the next version of a field, only if the newest is the one the change was based on. False when somebody else
 * wrote meanwhile: nothing is ever silently overwritten.
 */
export async function insertEntry(tx: Tx, row: EntryRow): Promise<boolean> {
  const added = await run(
    tx,
    sql`insert into screening.entries (run, dossier, field, version, by, sealed)
      select ${row.run}, ${row.dossier}, ${row.field}, ${row.version}, ${row.by}, ${row.sealed}
      where coalesce((select max(version) from screening.entries where run = ${row.run} and field = ${row.field}), 0)
        = ${row.version - 1}
      on conflict do nothing`,
  );
  return added === 1;
}
