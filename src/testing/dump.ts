import { openPool, rows, sql, type Pool } from '#kernel/db.ts';
import { startPostgres } from '#kernel/postgres.ts';

export type DumpRow = { table: string; cells: Record<string, unknown> };

/**
 * Everything in a stopped installation's database as its superuser sees it: every row of every table, which columns
 * there are, and what the planner remembers of their contents. PostgreSQL is started on the folder for this, and stopped again.
 */
export async function dumpDatabase(dataDir: string): Promise<DumpRow[]> {
  const postgres = await startPostgres({ dataDir, log: () => undefined });
  const { socketDir: host, port, superuser: user } = postgres;
  const pool = openPool({ host, port, user, database: 'astra', max: 1 });
  try {
    return await dumpOf(pool);
  } finally {
    await pool.destroy();
    await postgres.stop();
  }
}

/** Every row a pool's role can see. */
async function dumpOf(pool: Pool): Promise<DumpRow[]> {
  await sql`analyze`.execute(pool);
  const tables = await rows(
    pool,
    sql<{ schema: string; name: string }>`select schemaname as schema, tablename as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema') order by 1, 2`,
  );
  const dump: DumpRow[] = [];
  const catalogue = [
    { schema: 'pg_catalog', name: 'pg_stats' },
    { schema: 'information_schema', name: 'columns' },
  ];
  for (const { schema, name } of [...tables, ...catalogue])
    for (const cells of await rows(pool, sql<Record<string, unknown>>`select * from ${sql.table(`${schema}.${name}`)}`))
      dump.push({ table: `${schema}.${name}`, cells });
  return dump;
}

/** A dump as bytes to look through: texts as they are, byte columns raw. */
export function dumpBytes(dump: DumpRow[]): Buffer {
  return Buffer.concat(
    dump.flatMap(({ table, cells }) => [
      Buffer.from(`\n${table}`),
      ...Object.entries(cells).flatMap(([column, value]) => [Buffer.from(`\n${column} `), cellBytes(value)]),
    ]),
  );
}

function cellBytes(value: unknown): Buffer {
  if (Buffer.isBuffer(value)) return value;
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
}
