import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rows, run, sql, type Pool, type Tx } from './db.ts';
import { refuse } from './errors.ts';

export type Migration = { module: string; number: number; name: string; text: string };

const LOCK = 7_251_116_000;

/** Reads the migrations of a module's folder, in number order; an empty list when it has none. */
export function readMigrations(module: string, folder: string): Migration[] {
  const dir = join(folder, 'migrations');
  if (!existsSync(dir)) return [];
  const names = readdirSync(dir).filter((name) => name.endsWith('.sql'));
  return names.toSorted().map((name) => ({
    module,
    number: Number(name.slice(0, 4)),
    name,
    text: readFileSync(join(dir, name), 'utf8'),
  }));
}

/**
 * Brings the database up to the given migrations, as the owner, each in its own transaction, under one lock
 * (two nodes may start at once). Refuses `database-newer` when the database knows a migration this program does not,
 * and `migration-changed` when a migration that already ran reads differently now.
 * @returns how many were applied.
 */
export async function migrate(owner: Pool, migrations: Migration[]): Promise<number> {
  return owner.connection().execute(async (db) => {
    await sql`select pg_advisory_lock(${LOCK})`.execute(db);
    try {
      await prepare(db);
      const done = await appliedTexts(db);
      refuseUnknown(done, migrations);
      let applied = 0;
      for (const migration of migrations) {
        if (isApplied(done, migration)) continue;
        await db.transaction().execute((tx) => apply(tx, migration));
        applied++;
      }
      return applied;
    } finally {
      await sql`select pg_advisory_unlock(${LOCK})`.execute(db);
    }
  });
}

async function prepare(db: Pool): Promise<void> {
  await run(db, sql`create schema if not exists kernel`);
  await run(
    db,
    sql`create table if not exists kernel.migrations (
      module text not null, name text not null, text text not null,
      at timestamptz not null default now(), primary key (module, name))`,
  );
}

async function appliedTexts(db: Pool): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ module: string; name: string; text: string }>`select module, name, text from kernel.migrations`,
  );
  return new Map(found.map((row) => [`${row.module}/${row.name}`, row.text]));
}

function refuseUnknown(done: Map<string, string>, known: Migration[]): void {
  const names = new Set(known.map((migration) => `${migration.module}/${migration.name}`));
  const unknown = [...done.keys()].filter((name) => !names.has(name));
  if (unknown.length > 0) throw refuse('database-newer', 503, { migrations: unknown });
}

function isApplied(done: Map<string, string>, migration: Migration): boolean {
  const text = done.get(`${migration.module}/${migration.name}`);
  if (text !== undefined && text !== migration.text)
    throw refuse('migration-changed', 503, { migration: `${migration.module}/${migration.name}` });
  return text !== undefined;
}

async function apply(tx: Tx, migration: Migration): Promise<void> {
  await sql.raw(migration.text).execute(tx);
  await run(
    tx,
    sql`insert into kernel.migrations (module, name, text) values (${migration.module}, ${migration.name}, ${migration.text})`,
  );
}
