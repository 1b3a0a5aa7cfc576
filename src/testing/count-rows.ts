import { rows, sql, type Pool } from '#kernel/db.ts';

/** How many rows every table holds; the audit and its queue apart, which a refusal rightly lengthens. */
export async function countRows(owner: Pool): Promise<Record<string, number>> {
  const tables = await rows(
    owner,
    sql<{ schema: string; name: string }>`select schemaname as schema, tablename as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema', 'audit') order by 1, 2`,
  );
  const counts: Record<string, number> = {};
  for (const { schema, name } of tables) {
    const [count] = await rows(owner, sql<{ n: number }>`select count(*) as n from ${sql.table(`${schema}.${name}`)}`);
    counts[`${schema}.${name}`] = count?.n ?? 0;
  }
  return counts;
}
