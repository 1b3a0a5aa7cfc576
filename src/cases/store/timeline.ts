import { rows, run, sql, type Tx } from '#kernel/db.ts';

export type LineRow = {
  id: string;
  dossier: string;
  kind: string;
  ref: string;
  by: string;
  day: string;
  sealed: Uint8Array;
};

/** Writes a line. */
export async function insertLine(tx: Tx, row: LineRow): Promise<void> {
  await run(
    tx,
    sql`insert into cases.timeline (id, dossier, kind, ref, by, day, sealed)
      values (${row.id}, ${row.dossier}, ${row.kind}, ${row.ref}, ${row.by}, ${row.day}, ${row.sealed})`,
  );
}

/** Lines of a case, newest first by the day they happened, of these kinds (null: all), from after one line on. */
export async function linesOf(
  tx: Tx,
  dossier: string,
  reach: { kinds: string[] | null; after: string | null; limit: number },
): Promise<LineRow[]> {
  return rows(
    tx,
    sql<LineRow>`select id, dossier, kind, ref, by, day, sealed from cases.timeline t
      where dossier = ${dossier} and (${reach.kinds}::text[] is null or kind = any(${reach.kinds}::text[]))
        and (${reach.after}::uuid is null
          or (t.day, t.place) < (select a.day, a.place from cases.timeline a
            where a.id = ${reach.after} and a.dossier = ${dossier}))
      order by t.day desc, t.place desc limit ${reach.limit}`,
  );
}
