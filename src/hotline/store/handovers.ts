import { first, rows, run, sql, type Tx } from '#kernel/db.ts';

export type HandoverRow = {
  id: string;
  line: string;
  by: string;
  at: Date;
  promises: string[];
  sealed: Uint8Array;
  read_by: string | null;
  read_at: Date | null;
};

const columns = sql`h.id, h.line, h.by, h.at, h.promises, h.sealed, r.by as read_by, r.at as read_at`;

/** Keeps a handover; its dossier must be open already. */
export async function insertHandover(tx: Tx, row: Omit<HandoverRow, 'read_by' | 'read_at'>): Promise<void> {
  await run(
    tx,
    sql`insert into hotline.handovers (id, line, by, at, promises, sealed)
      values (${row.id}, ${row.line}, ${row.by}, ${row.at}, ${row.promises}::uuid[], ${row.sealed})`,
  );
}

/** One handover the actor may open. */
export async function findHandover(tx: Tx, id: string): Promise<HandoverRow | undefined> {
  return first(
    tx,
    sql<HandoverRow>`select ${columns} from hotline.handovers h
      left join hotline.handover_reads r on r.handover = h.id where h.id = ${id}`,
  );
}

/** Handovers of a line, newest first: the last ten, and any older one nobody has read. */
export async function handoversOf(tx: Tx, line: string): Promise<HandoverRow[]> {
  return rows(
    tx,
    sql<HandoverRow>`select ${columns} from hotline.handovers h
      left join hotline.handover_reads r on r.handover = h.id
      where h.line = ${line} and (r.handover is null
        or h.id in (select l.id from hotline.handovers l where l.line = ${line} order by l.at desc limit 10))
      order by h.at desc limit 50`,
  );
}

/** Notes who read a handover; false when somebody has. */
export async function insertHandoverRead(tx: Tx, handover: string, by: string, at: Date): Promise<boolean> {
  const done = await run(
    tx,
    sql`insert into hotline.handover_reads (handover, by, at) values (${handover}, ${by}, ${at}) on conflict do nothing`,
  );
  return done === 1;
}
