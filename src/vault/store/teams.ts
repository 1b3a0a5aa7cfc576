import { first, rows, run, sql, type Tx } from '#kernel/db.ts';

export type TeamKeyRow = { team: string; version: number; wrapped: Uint8Array };
export type MembershipRow = {
  team: string;
  member: string;
  asked_by: string;
  asked_at: Date;
  confirmed_by: string | null;
  confirmed_at: Date | null;
  mac: Uint8Array | null;
};

/** Asks for somebody to join; no key moves until a member confirms. */
export async function insertPending(tx: Tx, team: string, member: string, by: string): Promise<void> {
  await run(
    tx,
    sql`insert into vault.memberships (team, member, asked_by) values (${team}, ${member}, ${by})
        on conflict (team, member) do nothing`,
  );
}

/** Marks a pending membership as confirmed. */
export async function confirm(tx: Tx, team: string, member: string, by: string, mac: Uint8Array): Promise<number> {
  return run(
    tx,
    sql`update vault.memberships set confirmed_by = ${by}, confirmed_at = now(), mac = ${mac}
        where team = ${team} and member = ${member} and confirmed_by is null`,
  );
}

/** One membership, pending or confirmed. */
export async function findMembership(tx: Tx, team: string, member: string): Promise<MembershipRow | undefined> {
  return first(tx, sql<MembershipRow>`select * from vault.memberships where team = ${team} and member = ${member}`);
}

/** All memberships of these teams, pending ones too. */
export async function membershipsOf(tx: Tx, teams: string[]): Promise<MembershipRow[]> {
  return rows(
    tx,
    sql<MembershipRow>`select * from vault.memberships where team = any(${teams}::uuid[]) order by asked_at`,
  );
}

/** A membership somebody confirmed, with what shows who wrote it. */
export type ConfirmedRow = { team: string; member: string; confirmed_by: string; mac: Uint8Array };

/** Confirmed memberships of a team. */
export async function confirmedMembers(tx: Tx, team: string): Promise<ConfirmedRow[]> {
  return rows(
    tx,
    sql<ConfirmedRow>`select team, member, confirmed_by, mac from vault.memberships
      where team = ${team} and confirmed_by is not null order by asked_at`,
  );
}

/** A team’s private key, wrapped for one member. */
export async function insertTeamKey(tx: Tx, member: string, row: TeamKeyRow): Promise<void> {
  await run(
    tx,
    sql`insert into vault.team_keys (team, version, member, wrapped)
        values (${row.team}, ${row.version}, ${member}, ${row.wrapped}) on conflict do nothing`,
  );
}

/** Ends one membership and the copy of the team's key that went with it. */
export async function endMembership(tx: Tx, team: string, member: string): Promise<void> {
  await run(tx, sql`delete from vault.team_keys where team = ${team} and member = ${member}`);
  await run(tx, sql`delete from vault.memberships where team = ${team} and member = ${member}`);
}

/** Forgets every team key a person was given: they are wrapped to a key she has lost. */
export async function deleteTeamKeysOf(tx: Tx, member: string): Promise<void> {
  await run(tx, sql`delete from vault.team_keys where member = ${member}`);
}

/** Teams in which nobody but this person is left. */
export async function teamsHeldAlone(tx: Tx, member: string): Promise<string[]> {
  const found = await rows(
    tx,
    sql<{
      team: string;
    }>`select m.team from vault.memberships m where m.member = ${member} and m.confirmed_by is not null
      and not exists (select from vault.memberships x
        where x.team = m.team and x.member <> m.member and x.confirmed_by is not null)`,
  );
  return found.map((row) => row.team);
}

/** The actor's own wrapped team keys, all versions of these teams. */
export async function myTeamKeys(tx: Tx, member: string, teams: string[]): Promise<TeamKeyRow[]> {
  return rows(
    tx,
    sql<TeamKeyRow>`select k.team, k.version, k.wrapped from vault.team_keys k
      join vault.memberships m on m.team = k.team and m.member = k.member and m.confirmed_by is not null
      where k.member = ${member} and k.team = any(${teams}::uuid[])`,
  );
}
