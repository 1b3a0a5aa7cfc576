import { first, rows, run, sql, type Tx } from '#kernel/db.ts';

export type EntryRow = { dossier: string; field: string; version: number; by: string; sealed: Uint8Array };

/** The newest version of every field of these files and cards. */
export async function newestEntries(tx: Tx, dossiers: string[]): Promise<EntryRow[]> {
  return rows(
    tx,
    sql<EntryRow>`select distinct on (dossier, field) dossier, field, version, by, sealed from people.entries
      where dossier = any(${dossiers}::uuid[]) order by dossier, field, version desc`,
  );
}

/** The newest version of one field. */
export async function newestEntry(tx: Tx, dossier: string, field: string): Promise<EntryRow | undefined> {
  return (
    await rows(
      tx,
      sql<EntryRow>`select dossier, field, version, by, sealed from people.entries
        where dossier = ${dossier} and field = ${field} order by version desc limit 1`,
    )
  )[0];
}

/** One version of one field. */
export async function entryAt(
  tx: Tx,
  at: Pick<EntryRow, 'dossier' | 'field' | 'version'>,
): Promise<EntryRow | undefined> {
  return first(
    tx,
    sql<EntryRow>`select dossier, field, version, by, sealed from people.entries
      where dossier = ${at.dossier} and field = ${at.field} and version = ${at.version}`,
  );
}

/**
 * Adds the next version of a field, only if the newest is the one the change was based on. False when somebody else
 * wrote meanwhile: nothing is ever silently overwritten.
 */
export async function insertEntry(tx: Tx, row: EntryRow): Promise<boolean> {
  const added = await run(
    tx,
    sql`insert into people.entries (dossier, field, version, by, sealed)
      select ${row.dossier}, ${row.field}, ${row.version}, ${row.by}, ${row.sealed}
      where coalesce((select max(version) from people.entries where dossier = ${row.dossier} and field = ${row.field}), 0)
        = ${row.version - 1}
      on conflict do nothing`,
  );
  return added === 1;
}
