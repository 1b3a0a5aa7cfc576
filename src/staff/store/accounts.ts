import { first, one, rows, run, sql, type Tx } from '#kernel/db.ts';

export type Account = { id: string };
export type Organisation = { name: string; languages: string[]; zone: string; demo: boolean };

/** The organisation, once the first run has named it. */
export async function findOrganisation(tx: Tx): Promise<Organisation | undefined> {
  return first(tx, sql<Organisation>`select name, languages, zone, demo from staff.organisation`);
}

/** Names the organisation, or changes its name, languages and zone. */
export async function insertOrganisation(tx: Tx, organisation: Organisation): Promise<void> {
  const { name, languages, zone, demo } = organisation;
  await run(
    tx,
    sql`insert into staff.organisation (name, languages, zone, demo) values (${name}, ${languages}::text[], ${zone}, ${demo})
      on conflict (singleton) do update set name = excluded.name, languages = excluded.languages, zone = excluded.zone`,
  );
}

/** How many accounts there are; none before the first director. */
export async function countAccounts(tx: Tx): Promise<number> {
  return (await one(tx, sql<{ n: number }>`select count(*) as n from staff.accounts`)).n;
}

/** The account with this keyed address hash, unless its person has left. */
export async function findAccount(tx: Tx, addressHash: Uint8Array): Promise<Account | undefined> {
  return first(
    tx,
    sql<Account>`select a.id from staff.accounts a where a.address_hash = ${addressHash}
      and not exists (select from staff.departures d where d.account = a.id)`,
  );
}

/** Whether somebody who works here, or did, has this id. */
export async function isAccount(tx: Tx, id: string): Promise<boolean> {
  return (await one(tx, sql<{ known: boolean }>`select exists (select from staff.accounts where id = ${id}) as known`))
    .known;
}

/** An account for a principal that exists; false when somebody else was quicker with the same address. */
export async function insertAccount(tx: Tx, id: string, addressHash: Uint8Array): Promise<boolean> {
  const added = await run(
    tx,
    sql`insert into staff.accounts (id, address_hash) values (${id}, ${addressHash})
      on conflict (address_hash) do nothing`,
  );
  return added === 1;
}

/** Gives a role. */
export async function insertRole(tx: Tx, account: string, role: string, by: string): Promise<void> {
  await run(
    tx,
    sql`insert into staff.roles_held (account, role, given_by) values (${account}, ${role}, ${by}) on conflict do nothing`,
  );
}

/** Roles of every account that has not left. */
export async function rolesHeld(tx: Tx): Promise<{ account: string; role: string }[]> {
  return rows(
    tx,
    sql<{ account: string; role: string }>`select r.account, r.role from staff.roles_held r
      where not exists (select from staff.departures d where d.account = r.account) order by r.given_at`,
  );
}

/** Keeps a person’s sealed name and address. */
export async function insertProfile(tx: Tx, account: string, dossier: string, sealed: Uint8Array): Promise<void> {
  await run(tx, sql`insert into staff.profiles (account, dossier, sealed) values (${account}, ${dossier}, ${sealed})`);
}

/** The profiles the actor may open; those who left keep theirs, so that old records still say who wrote them. */
export async function profiles(
  tx: Tx,
): Promise<{ account: string; dossier: string; sealed: Uint8Array; left: boolean }[]> {
  return rows(
    tx,
    sql<{ account: string; dossier: string; sealed: Uint8Array; left: boolean }>`select p.account, p.dossier, p.sealed,
      exists (select from staff.departures d where d.account = p.account) as left from staff.profiles p`,
  );
}
