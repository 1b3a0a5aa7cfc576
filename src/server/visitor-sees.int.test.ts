import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { withActor } from '#kernel/actor.ts';
import { openPool, rows, sql, type Pool, type Tx } from '#kernel/db.ts';
import { testDatabase } from '#testing/database.ts';

const VISITOR = crypto.randomUUID();
/** Row rules are not asked of what would break a key or a link afterwards: only of what they themselves refuse. */
const REFUSED_BY_RULE = '42501';

let app: Pool;
let tables: Table[];
let close: () => Promise<void>;

type Column = { name: string; type: string; filled: boolean; put: boolean; changed: boolean };
type Table = { name: string; columns: Column[] };

/** A database with one invented row in every table, whatever it means: row rules do not ask. */
before(async () => {
  const database = await testDatabase();
  const admin = openPool({ ...database.server, database: database.name, user: database.server.superuser, max: 1 });
  tables = await tablesOf(admin);
  await admin.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    await withoutChecks(tx);
    for (const table of tables)
      await insertInto(
        tx,
        table,
        table.columns.filter(({ filled }) => filled),
        (type) => VALUES[type],
      );
    await sql`insert into vault.principals (id, kind) values (${VISITOR}, 'visitor')`.execute(tx);
  });
  await admin.destroy();
  app = database.pools.app;
  close = database.close;
});
after(() => close());

async function tablesOf(admin: Pool): Promise<Table[]> {
  const found = await rows(
    admin,
    sql<Column & { table: string }>`select c.oid::regclass::text as table, a.attname as name,
        format_type(a.atttypid, null) as type, a.attnotnull and a.attidentity = '' as filled,
        has_column_privilege('astra_app', c.oid, a.attnum, 'insert') as put,
        has_column_privilege('astra_app', c.oid, a.attnum, 'update') as changed
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      where c.relkind = 'r' and n.nspname not like 'pg\\_%' and n.nspname not in ('public', 'information_schema')
        and has_any_column_privilege('astra_app', c.oid, 'select, insert, update') and a.attnum > 0
        and not a.attisdropped and a.attgenerated = '' order by 1, a.attnum`,
  );
  return [...Map.groupBy(found, ({ table }) => table)].map(([name, columns]) => ({ name, columns }));
}

async function withoutChecks(tx: Tx): Promise<void> {
  const checks = await rows(
    tx,
    sql<{ table: string; name: string }>`select conrelid::regclass::text as table, conname as name from pg_constraint
      where contype = 'c' and conrelid <> 0 and connamespace::regnamespace::text not in ('pg_catalog', 'information_schema')`,
  );
  for (const { table, name } of checks)
    await sql`alter table ${sql.raw(table)} drop constraint ${sql.ref(name)}`.execute(tx);
}

/** Something of every type, as the database reads it. */
const VALUES: Record<string, string> = {
  uuid: 'gen_random_uuid()',
  text: `'x'`,
  bytea: `'\\x00'`,
  integer: '1',
  bigint: '1',
  smallint: '1',
  boolean: 'false',
  date: 'current_date',
  'timestamp with time zone': 'now()',
  'uuid[]': `'{}'`,
  'text[]': `'{}'`,
  jsonb: `'{}'`,
};

async function insertInto(tx: Tx, { name }: Table, columns: Column[], value: (type: string) => string | undefined) {
  const names = sql.join(columns.map((column) => sql.ref(column.name)));
  const values = columns.map(({ name: column, type }) => {
    const text = value(type);
    if (text === undefined) throw new Error(`${name}.${column}: say what a ${type} can be`);
    return sql.raw(text);
  });
  await sql`insert into ${sql.raw(name)} (${names}) values (${sql.join(values)})`.execute(tx);
}

/** How many rows it concerned; null where the database refuses it by its rules or rights. Nothing of it stays. */
async function tried(actor: string | null, act: (tx: Tx) => Promise<number>): Promise<number | null> {
  let count: number | null = null;
  await withActor(app, actor, async (tx) => {
    count = await act(tx);
    throw new Error('back');
  }).catch((error: unknown) => {
    if (!(error instanceof Error)) throw error;
    // Whatever refused it afterwards (a key, a link) the rules had let through.
    if ('code' in error && count === null) count = error.code === REFUSED_BY_RULE ? null : 1;
  });
  return count;
}

const acts = ({ name, columns }: Table): [string, (tx: Tx) => Promise<number>][] => {
  const table = sql.raw(name);
  const changed = columns.find((column) => column.changed);
  const counted = async (done: Promise<{ numAffectedRows?: bigint }>) => Number((await done).numAffectedRows ?? 0n);
  return [
    ['reads', async (tx) => (await rows(tx, sql`select 1 from ${table}`)).length],
    ['deletes', (tx) => counted(sql`delete from ${table}`.execute(tx))],
    ...(changed
      ? ([
          [
            'changes',
            (tx) => counted(sql`update ${table} set ${sql.ref(changed.name)} = ${sql.ref(changed.name)}`.execute(tx)),
          ],
        ] satisfies [string, (tx: Tx) => Promise<number>][])
      : []),
    [
      'adds to',
      async (tx) => {
        const own = (type: string) => (type === 'uuid' ? `'${VISITOR}'` : VALUES[type]);
        await insertInto(
          tx,
          { name, columns },
          columns.filter(({ put }) => put),
          own,
        );
        return 1;
      },
    ],
  ];
};

test('as a visitor the database gives and takes nothing beyond what it does of nobody, but for her own', async () => {
  assert.ok(tables.length > 80, `${tables.length} tables`);
  const hersAlone = ['adds to vault.receipts'];
  const more: string[] = [];
  for (const table of tables)
    for (const [what, act] of acts(table)) {
      const [hers, nobodys] = [await tried(VISITOR, act), await tried(null, act)];
      if ((hers ?? 0) > (nobodys ?? 0)) more.push(`${what} ${table.name}`);
    }
  assert.deepEqual(more, hersAlone);
});
