import { rows, run, sql, type Pool, type Tx } from '#kernel/db.ts';

/** One entry of the register of erasures, as it lies in the database. */
export type ErasureRow = {
  number: number;
  record: string;
  gone: string[];
  rule: string;
  day: string;
  run: string;
  by: string;
  /** To the moment; null in the first entries, which have their day alone. */
  at: Date | null;
  previous: Uint8Array;
  hash: Uint8Array;
  mac: Uint8Array;
};

const columns = sql`number, record, gone, rule, day, run, by, at, previous, hash, mac`;

/** The register from behind an entry on, in order: 0 for all of it. */
export async function erasuresAfter(tx: Tx | Pool, number: number): Promise<ErasureRow[]> {
  return rows(tx, sql<ErasureRow>`select ${columns} from vault.erasures where number > ${number} order by number`);
}

/** The last entries, newest first. */
export async function lastErasures(tx: Tx | Pool, limit: number): Promise<ErasureRow[]> {
  return rows(tx, sql<ErasureRow>`select ${columns} from vault.erasures order by number desc limit ${limit}`);
}

/** Which of these records the register names. */
export async function erasedAlready(tx: Tx | Pool, records: string[]): Promise<Set<string>> {
  const found = await rows(
    tx,
    sql<{ record: string }>`select record from vault.erasures where record = any(${records}::uuid[])`,
  );
  return new Set(found.map(({ record }) => record));
}

/** How many were erased in each of these runs. */
export async function erasedInRuns(tx: Tx, runs: string[]): Promise<Map<string, number>> {
  const found = await rows(
    tx,
    sql<{ run: string; count: number }>`select run, count(*) as count from vault.erasures
      where run = any(${runs}::uuid[]) group by run`,
  );
  return new Map(found.map(({ run: id, count }) => [id, count]));
}

/** Adds an entry; the database takes it only of what is being erased in this transaction. */
export async function insertErasure(tx: Tx, row: ErasureRow): Promise<void> {
  await run(
    tx,
    sql`insert into vault.erasures (number, record, gone, rule, day, run, by, at, previous, hash, mac)
      values (${row.number}, ${row.record}, ${row.gone}, ${row.rule}, ${row.day}, ${row.run}, ${row.by}, ${row.at},
        ${row.previous}, ${row.hash}, ${row.mac})`,
  );
}

/** As the database's owner: begins to erase these. */
export async function beginErasing(tx: Tx, records: string[]): Promise<void> {
  await run(tx, sql`select vault.begin_erasing(${records}::uuid[])`);
}

/** Which of these records are there. As the owner, who sees all. */
export async function recordsThere(tx: Tx, records: string[]): Promise<string[]> {
  const found = await rows(tx, sql<{ id: string }>`select id from vault.dossiers where id = any(${records}::uuid[])`);
  return found.map(({ id }) => id);
}
