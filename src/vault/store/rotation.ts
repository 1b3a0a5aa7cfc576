import { ahead, first, one, rows, run, sql, type Tx } from '#kernel/db.ts';

export type OldWrap = { dossier: string; wrapped: Uint8Array; key_version: number; standby: boolean };

/** Wraps of a team that still use an older key than `version`, at most `limit`. */
export async function oldWraps(tx: Tx, team: string, version: number, limit: number): Promise<OldWrap[]> {
  return rows(
    tx,
    sql<OldWrap>`select dossier, wrapped, key_version, standby from vault.old_wraps(${team}, ${version}, ${limit})`,
  );
}

/** Puts a wrap under a team's newest key in place of an older one. */
export async function replaceWrap(
  tx: Tx,
  team: string,
  wrap: OldWrap,
  wrapped: Uint8Array,
  version: number,
): Promise<void> {
  const replace = wrap.standby ? sql`vault.rewrap_standby` : sql`vault.rewrap_grant`;
  await run(tx, sql`select ${replace}(${wrap.dossier}, ${team}, ${wrapped}, ${version})`);
}

/** Ends a person's teams, keys and grants, and tells which teams she was in. */
export async function endHoldings(tx: Tx, person: string): Promise<string[]> {
  return (await one(tx, sql<{ teams: string[] }>`select vault.end_holdings(${person}) as teams`)).teams;
}

/** Notes that content was sealed outright to this version of a team's key, which is therefore never forgotten. */
export async function keepTeamKey(tx: Tx, team: string, version: number): Promise<void> {
  await ahead(tx, sql`insert into vault.kept_keys (team, version) values (${team}, ${version}) on conflict do nothing`);
}

/**
 * Forgets the actor's own copies of a team's older private keys, once nothing is wrapped to them any more; the row rules
 * leave her no others. Kept ones are marked as renewed.
 */
export async function deleteOldTeamKeys(tx: Tx, team: string, version: number): Promise<void> {
  await run(tx, sql`update vault.kept_keys set renewed = true where team = ${team} and version < ${version}`);
  await run(
    tx,
    sql`delete from vault.team_keys k where k.team = ${team} and k.version < ${version}
      and not exists (select from vault.kept_keys s where s.team = k.team and s.version = k.version)`,
  );
}

/** Teams of this member for which she holds keys older than the newest: where wraps may still have to be renewed. */
export async function teamsWithOldKeys(tx: Tx, member: string): Promise<{ team: string; newest: number }[]> {
  return rows(
    tx,
    sql<{ team: string; newest: number }>`select k.team, max(n.version) as newest from vault.team_keys k
      join vault.principal_keys n on n.principal = k.team
      where k.member = ${member}
        and not exists (select from vault.kept_keys s where s.team = k.team and s.version = k.version and s.renewed)
      group by k.team having min(k.version) < max(n.version)`,
  );
}

export type StandbyWrap = { principal: string; wrapped: Uint8Array; key_version: number };

/** The standby wrap of a dossier, for a member of the team that holds it. */
export async function standbyWrap(tx: Tx, dossier: string): Promise<StandbyWrap | undefined> {
  return first(tx, sql<StandbyWrap>`select principal, wrapped, key_version from vault.standby_wrap(${dossier})`);
}

/** Turns standby into a grant for the actor until then, with its record; false where the actor may not. */
export async function callOpenStandby(
  tx: Tx,
  opening: { id: string; dossier: string; wrapped: Uint8Array; version: number; reason: Uint8Array; until: Date },
): Promise<boolean> {
  const { opened } = await one(
    tx,
    sql<{ opened: boolean }>`select vault.open_standby(${opening.id}, ${opening.dossier}, ${opening.wrapped},
      ${opening.version}, ${opening.reason}, ${opening.until}) as opened`,
  );
  return opened;
}

export type OpeningRow = {
  id: string;
  dossier: string;
  by: string;
  at: Date;
  until: Date;
  reason: Uint8Array;
  reviewed_by: string | null;
  found: 'right' | 'to_talk_about' | null;
};

const openings = sql`select o.id, o.dossier, o.by, o.at, o.until, o.reason, r.by as reviewed_by, r.found
  from vault.standby_openings o left join vault.standby_reviews r on r.opening = o.id`;

/** The newest openings from standby, and every older one nobody has reviewed yet, each with its review; newest first. */
export async function standbyOpenings(tx: Tx, newest: number): Promise<OpeningRow[]> {
  return rows(
    tx,
    sql<OpeningRow>`${openings}
      where r.opening is null or o.id in (select id from vault.standby_openings order by at desc limit ${newest})
      order by o.at desc`,
  );
}

/** Single openings from standby, with their reviews. */
export async function openingsAmong(tx: Tx, ids: string[]): Promise<OpeningRow[]> {
  return rows(tx, sql<OpeningRow>`${openings} where o.id = any(${ids}::uuid[])`);
}

/** The opening of a dossier from standby that was given this reason, sealed as it is. */
export async function openingFor(tx: Tx, dossier: string, reason: Uint8Array): Promise<OpeningRow | undefined> {
  return first(tx, sql<OpeningRow>`${openings} where o.dossier = ${dossier} and o.reason = ${reason}`);
}

/** Records a review; false where somebody has reviewed already. One's own opening is refused by the policy. */
export async function insertReview(tx: Tx, opening: string, by: string, found: string): Promise<boolean> {
  const done = await run(
    tx,
    sql`insert into vault.standby_reviews (opening, by, found) values (${opening}, ${by}, ${found}) on conflict do nothing`,
  );
  return done === 1;
}
