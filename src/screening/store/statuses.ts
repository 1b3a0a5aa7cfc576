import { first, rows, run, sql, type Tx } from '#kernel/db.ts';

export type History = 'assessments' | 'identifications';
export type StatusRow = {
  id: string;
  dossier: string;
  status: string;
  day: string;
  decider: string;
  by: string;
  sealed: Uint8Array;
};

/** One of the two histories of a dossier, newest entry first. */
export async function historyOf(tx: Tx, history: History, dossier: string): Promise<StatusRow[]> {
  return rows(
    tx,
    sql<StatusRow>`select id, dossier, status, day, decider, by, sealed from ${sql.id('screening', history)}
      where dossier = ${dossier} order by number desc`,
  );
}

/** Adds an entry, only if the newest is the one it was based on (null: none). False when somebody was quicker. */
export async function insertStatus(tx: Tx, history: History, row: StatusRow, basedOn: string | null): Promise<boolean> {
  const table = sql.id('screening', history);
  const newest = await first(
    tx,
    sql<{ id: string; number: number }>`select id, number from ${table} where dossier = ${row.dossier}
      order by number desc limit 1`,
  );
  if ((newest?.id ?? null) !== basedOn) return false;
  const added = await run(
    tx,
    sql`insert into ${table} (id, dossier, number, status, day, decider, by, sealed)
      values (${row.id}, ${row.dossier}, ${(newest?.number ?? 0) + 1}, ${row.status}, ${row.day}::date,
        ${row.decider}, ${row.by}, ${row.sealed}) on conflict do nothing`,
  );
  return added === 1;
}
