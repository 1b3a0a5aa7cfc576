import { first, rows, run, sql, type Tx } from '#kernel/db.ts';
import type { Result } from '../result.ts';

export type RunRow = {
  id: string;
  dossier: string;
  list: string;
  local_list: string | null;
  version: string;
  verified: boolean;
  day: string;
  begun_by: string;
  number: number;
  finished: string | null;
  finished_by: string | null;
  result: Result | null;
  present: number | null;
  of: number | null;
  sealed: Uint8Array | null;
};
type RunList = Pick<RunRow, 'list' | 'version' | 'verified'>;

const columns = sql`id, dossier, list, local_list, version, verified, day, begun_by, number, finished, finished_by,
  result, present, of, sealed`;

/** Waits for whoever else is numbering something of the same name: two at once get two numbers. */
export async function takeTurn(tx: Tx, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(7251121, hashtext(${name}))`.execute(tx);
}

/** A new check, the next of its dossier. */
export async function insertRun(
  tx: Tx,
  row: Pick<RunRow, 'id' | 'dossier' | 'list' | 'local_list' | 'version' | 'verified' | 'day' | 'begun_by'>,
): Promise<void> {
  await run(
    tx,
    sql`insert into screening.runs (id, dossier, list, local_list, version, verified, day, begun_by, number)
      select ${row.id}, ${row.dossier}, ${row.list}, ${row.local_list}::uuid, ${row.version}, ${row.verified},
        ${row.day}::date, ${row.begun_by},
        coalesce((select max(number) from screening.runs where dossier = ${row.dossier}), 0) + 1`,
  );
}

/** A check of a dossier the actor may open. */
export async function findRun(tx: Tx, dossier: string, id: string): Promise<RunRow | undefined> {
  return first(tx, sql<RunRow>`select ${columns} from screening.runs where id = ${id} and dossier = ${dossier}`);
}

/** The same, its row locked until the transaction ends: nobody finishes it meanwhile. A finished one is not locked. */
export async function lockRun(tx: Tx, dossier: string, id: string): Promise<RunRow | undefined> {
  const open = await first(
    tx,
    sql<RunRow>`select ${columns} from screening.runs where id = ${id} and dossier = ${dossier} for update`,
  );
  return open ?? findRun(tx, dossier, id);
}

/** Every check of a dossier, the newest first. */
export async function runsOf(tx: Tx, dossier: string): Promise<RunRow[]> {
  return rows(tx, sql<RunRow>`select ${columns} from screening.runs where dossier = ${dossier} order by number desc`);
}

/** Another of the four lists, while the check is under way. */
export async function setList(tx: Tx, id: string, { list, version, verified }: RunList): Promise<void> {
  await run(
    tx,
    sql`update screening.runs set list = ${list}, version = ${version}, verified = ${verified} where id = ${id}`,
  );
}

export type FinishRow = RunList & {
  id: string;
  day: string;
  by: string;
  result: Result | null;
  met: string[];
  present: number;
  of: number;
  sealed: Uint8Array;
};

/** Keeps a check for good. False when it was finished already. */
export async function finishRow(tx: Tx, row: FinishRow): Promise<boolean> {
  const done = await run(
    tx,
    sql`update screening.runs set list = ${row.list}, version = ${row.version}, verified = ${row.verified},
      finished = ${row.day}::date, finished_by = ${row.by}, result = ${row.result}, met = ${row.met}::text[],
      present = ${row.present}, of = ${row.of}, sealed = ${row.sealed} where id = ${row.id} and finished is null`,
  );
  return done === 1;
}
