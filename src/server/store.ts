import { first, one, rows, run, sql, type Pool, type Tx } from '#kernel/db.ts';

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

/** What the owner of a database in a cluster must be told before anything is made there. */
export type ClusterFacts = { release: number; owns: boolean; encoding: string; roles: string[] };

/** The server's release, whether the role owns the database, its encoding, and which of our roles are there. */
export async function clusterFacts(owner: Pool | Tx): Promise<ClusterFacts> {
  return one(
    owner,
    sql<ClusterFacts>`select current_setting('server_version_num')::int / 10000 as release,
        pg_has_role(datdba, 'usage') as owns, pg_encoding_to_char(encoding) as encoding,
        array(select rolname::text from pg_roles where rolname = any(${ROLES})) as roles
      from pg_database where datname = current_database()`,
  );
}

/** Whether any of the roles the owner makes in a cluster is not among these. */
export const lackRoles = (known: string[]): boolean =>
  ROLES.some((role) => role !== 'astra_owner' && !known.includes(role));

/**
 * Makes the roles a cluster lacks and gives them their passwords, as verifiers; those that are in `kept` keep theirs. The
 * database is closed to everybody else. The owner must be allowed to make roles.
 */
export async function ensureClusterRoles(
  owner: Pool,
  verifiers: Record<string, string>,
  kept: string[],
): Promise<void> {
  await owner.transaction().execute(async (tx) => {
    const { roles } = await clusterFacts(tx);
    for (const role of ROLES.filter((each) => each !== 'astra_owner')) {
      if (!roles.includes(role)) await run(tx, sql`create role ${sql.id(role)} nosuperuser nocreatedb nocreaterole`);
      const verifier = verifiers[role];
      if (verifier && !kept.includes(role))
        await run(tx, sql`alter role ${sql.id(role)} login password ${sql.lit(verifier)}`);
    }
    await run(tx, sql`alter role astra_app noinherit`);
    await run(tx, sql`grant astra_research to astra_app`);
    const { name } = await one(tx, sql<{ name: string }>`select current_database() as name`);
    await run(tx, sql`revoke all on database ${sql.id(name)} from public`);
    for (const role of ROLES) await run(tx, sql`grant connect on database ${sql.id(name)} to ${sql.id(role)}`);
  });
}

/** Names of the migrations that ran, as the app may read them. */
export async function migrationsDone(app: Pool): Promise<string[]> {
  return (await rows(app, sql<{ done: string }>`select module || '/' || name as done from kernel.migrations`)).map(
    ({ done }) => done,
  );
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
const FORGETTING = ['network', 'hotline', 'cases', 'screening', 'tasks', 'rights', 'people', 'audit', 'vault'];

/**
 * Forgets what goes in this transaction, practice whose time is over and what is being erased: room by room, all or
 * nothing. Runs as worker: it sees no word of it, and can choose nothing.
 */
export async function forgetGoing(tx: Tx): Promise<void> {
  for (const room of FORGETTING) await run(tx, sql`select ${sql.id(room)}.forget()`);
}

/** Whether this database has learnt to erase; one of an older release learns it when the program starts on it. */
export async function knowsErasing(owner: Pool): Promise<boolean> {
  const asked = sql<{ yes: boolean }>`select exists (select from pg_attribute
    where attrelid = to_regclass('vault.erasures') and attname = 'at') as yes`;
  return (await one(owner, asked)).yes;
}

/** When the newest line of the audit was written, those of erasing again apart; null where there is none. */
export async function newestLine(audit: Pool | Tx): Promise<Date | null> {
  const asked = sql<{ at: Date | null }>`select max(at) as at from audit.lines
    where not (verb = 'hotline.retention.erase' and outcome = 'again')`;
  return (await one(audit, asked)).at;
}

/**
 * Which of these persons and cards something else knows than these contacts: another contact, a case, or somebody bound
 * to them whom it knows. As the owner.
 */
export async function knownBesides(owner: Tx, contacts: string[], gone: string[]): Promise<Set<string>> {
  const found = await rows(
    owner,
    sql<{ id: string }>`with recursive pairs as materialized (select b.a, b.b from people.bonds() b),
      known (person) as (
        (select p.person from vault.about_pairs() p where p.record <> all (${contacts}::uuid[])
          union select c.person from cases.people c)
        union select b.b from known k join pairs b on b.a = k.person)
      select k.person as id from known k where k.person = any (${gone}::uuid[])
      union select c.card from people.cards_of(array(select k.person from known k)) c
        where c.card = any (${gone}::uuid[])`,
  );
  return new Set(found.map(({ id }) => id));
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

/** Whether this transaction is the only one, on whatever node, that does this now; it is so until it ends. */
export async function takeTurn(tx: Tx, what: string): Promise<boolean> {
  const { mine } = await one(
    tx,
    sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(7251121, hashtext(${what})) as mine`,
  );
  return mine;
}

/** The same, but waits until nobody else does it. */
export async function waitTurn(tx: Tx, what: string): Promise<void> {
  await run(tx, sql`select pg_advisory_xact_lock(7251121, hashtext(${what}))`);
}

/** Whether the database answers; throws where it does not. */
export async function answers(app: Pool): Promise<boolean> {
  return (await one(app, sql<{ yes: boolean }>`select true as yes`)).yes;
}
