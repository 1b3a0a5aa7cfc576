import { first, one, run, sql, type Pool, type Tx } from '#kernel/db.ts';

const ROLES = ['astra_owner', 'astra_app', 'astra_worker', 'astra_audit', 'astra_research'];

/** Makes the database roles where they are missing: none is superuser, none passes by row-level security. */
export async function ensureRoles(admin: Pool): Promise<void> {
  for (const role of ROLES) {
    const known = await first(admin, sql`select 1 from pg_roles where rolname = ${role}`);
    if (!known)
      await run(admin, sql`create role ${sql.id(role)} login nosuperuser nobypassrls nocreatedb nocreaterole`);
  }
  // The app may become the role that reads published figures, and is not it by itself.
  await run(admin, sql`alter role astra_app noinherit`);
  await run(admin, sql`grant astra_research to astra_app`);
}

/** Makes the database, owned by the owner role and closed to everybody not named. */
export async function ensureDatabase(admin: Pool, name: string): Promise<void> {
  const known = await first(admin, sql`select 1 from pg_database where datname = ${name}`);
  if (known) return;
  await run(admin, sql`create database ${sql.id(name)} owner astra_owner`);
  await run(admin, sql`revoke all on database ${sql.id(name)} from public`);
  for (const role of ROLES) await run(admin, sql`grant connect on database ${sql.id(name)} to ${sql.id(role)}`);
}

/** Makes a copy of a database (tests: each file has its own). */
export async function copyDatabase(admin: Pool, template: string, name: string): Promise<void> {
  await run(admin, sql`create database ${sql.id(name)} template ${sql.id(template)} owner astra_owner`);
  for (const role of ROLES) await run(admin, sql`grant connect on database ${sql.id(name)} to ${sql.id(role)}`);
}

// Each room has a function of this name; the order is that of their foreign keys, and the vault's is the last.
const FORGETTING = ['network', 'hotline', 'cases', 'screening', 'tasks', 'rights', 'people', 'vault'];

/** Forgets practice whose time is over, room by room, all or nothing. Runs as worker: it sees no word of it. */
export async function forgetPractice(tx: Tx): Promise<void> {
  for (const room of FORGETTING) await run(tx, sql`select ${sql.id(room)}.forget_practice()`);
}

/** Whether a pool's role could pass by row-level security: as superuser, by BYPASSRLS, or as owner of any table. */
export async function passesRowSecurity(pool: Pool): Promise<boolean> {
  const { passes } = await one(
    pool,
    sql<{ passes: boolean }>`select rolsuper or rolbypassrls
        or exists (select from pg_class where relkind in ('r', 'p') and pg_has_role(relowner, 'usage')) as passes
      from pg_roles where rolname = current_user`,
  );
  return passes;
}
