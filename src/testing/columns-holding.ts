import { first, rows, sql, type Pool } from '#kernel/db.ts';

/** Columns of the whole database, the audit apart, in which any of these ids still stands. */
export async function columnsHolding(owner: Pool, ids: string[]): Promise<string[]> {
  const columns = await rows(
    owner,
    sql<{ schema: string; name: string; column: string; list: boolean }>`select table_schema as schema,
        table_name as name, column_name as column, udt_name = '_uuid' as list
      from information_schema.columns where udt_name in ('uuid', '_uuid')
        and table_schema not in ('pg_catalog', 'information_schema', 'audit')`,
  );
  if (columns.length < 100) throw new Error('too few columns were looked at');
  const still: string[] = [];
  for (const { schema, name, column, list } of columns) {
    const at = sql.ref(column);
    const stands = list ? sql`${at} && ${ids}::uuid[]` : sql`${at} = any(${ids}::uuid[])`;
    if (await first(owner, sql`select 1 from ${sql.table(`${schema}.${name}`)} where ${stands}`))
      still.push(`${schema}.${name}.${column}`);
  }
  return still;
}
