import { ahead, first, one, rows, run, sql, type Tx } from '#kernel/db.ts';

/** A dossier key wrapped for one principal, as the opening function takes it. */
export type Wrap = { principal: string; version: number; wrapped: Uint8Array; why?: string; until?: Date | null };
export type GrantRow = { dossier: string; principal: string; key_version: number; wrapped: Uint8Array };
export type GrantListRow = {
  principal: string;
  giver: string;
  given: Date;
  why: string;
  reason: Uint8Array | null;
  until: Date | null;
};

const plain = (wraps: Wrap[]) =>
  wraps.map((wrap) => ({ ...wrap, wrapped: Buffer.from(wrap.wrapped).toString('base64') }));

/** A new dossier and its key, wrapped to those who get it. */
export type NewWraps = { dossier: string; grants: Wrap[]; standby: Wrap[]; recovery: Wrap[] };

/** Opens dossiers with their first grants, standby and recovery wraps, in the order the foreign keys want. */
export async function callOpenDossiers(tx: Tx, kind: string, practice: Date | null, opened: NewWraps[]): Promise<void> {
  const given = opened.map(({ dossier, grants, standby, recovery }) => ({
    dossier,
    ...{ grants: plain(grants), standby: plain(standby), recovery: plain(recovery) },
  }));
  await ahead(
    tx,
    sql`select vault.open_dossier((d->>'dossier')::uuid, ${kind}, d->'grants', d->'standby', d->'recovery',
        ${practice}::timestamptz)
      from jsonb_array_elements(${JSON.stringify(given)}::jsonb) d`,
  );
}

/** When a record goes because it is practice; null of a real one. */
export async function practiceUntil(tx: Tx, dossier: string): Promise<Date | null> {
  return (await one(tx, sql<{ until: Date | null }>`select vault.practice_until(${dossier}) as until`)).until;
}

/** The wrapped keys the actor may open, by its own grants and its teams'. */
export async function myGrants(tx: Tx, dossiers: string[]): Promise<GrantRow[]> {
  return rows(
    tx,
    sql<GrantRow>`select dossier, principal, key_version, wrapped from vault.grants
      where dossier = any(${dossiers}::uuid[]) and principal = any ((select vault.my_principals())::uuid[])
        and (until is null or until > now())`,
  );
}

/** Who holds a grant on this dossier, oldest first; no rows for somebody who holds none. */
export async function grantsOn(tx: Tx, dossier: string): Promise<GrantListRow[]> {
  return rows(
    tx,
    sql<GrantListRow>`select principal, giver, given, why, reason, until from vault.grants
      where dossier = ${dossier} order by given`,
  );
}

/** Adds a grant; false where the actor holds none to give. */
export async function callAddGrant(tx: Tx, dossier: string, wrap: Wrap, reason: Uint8Array | null): Promise<boolean> {
  const { added } = await one(
    tx,
    sql<{ added: boolean }>`select vault.add_grant(${dossier}, ${wrap.principal}, ${wrap.wrapped}, ${wrap.version},
      ${wrap.why ?? 'shared'}, ${reason}, ${wrap.until ?? null}) as added`,
  );
  return added;
}

/** Gives a key for a part in a record; one that is held for another reason stays as it is. False without a grant. */
export async function callGiveKey(tx: Tx, dossier: string, wrap: Wrap): Promise<boolean> {
  const { given } = await one(
    tx,
    sql<{ given: boolean }>`select vault.give_key(${dossier}, ${wrap.principal}, ${wrap.wrapped}, ${wrap.version},
      ${wrap.why ?? 'owner'}) as given`,
  );
  return given;
}

/** Takes back a key held for a part in a record. */
export async function callTakeKey(tx: Tx, from: { dossier: string; principal: string; why: string }): Promise<void> {
  await sql`select vault.take_key(${from.dossier}, ${from.principal}, ${from.why})`.execute(tx);
}

/** Whether the actor holds a dossier without an end. */
export async function holdsForGood(tx: Tx, dossier: string): Promise<boolean> {
  return (await one(tx, sql<{ holds: boolean }>`select vault.holds_for_good(${dossier}) as holds`)).holds;
}

/** What came of withdrawing a grant: there was none, it is the last, it is not the actor's to take. */
export type Withdrawn = 'done' | 'none' | 'last' | 'not-yours';

/**
 * Withdraws a grant, or says why not. One at a time for a record: of two at the same moment each would find the other's
 * grant still there, and nobody would keep it.
 */
export async function callWithdrawGrant(tx: Tx, dossier: string, principal: string): Promise<Withdrawn> {
  await sql`select pg_advisory_xact_lock(7251117, hashtext(${dossier}))`.execute(tx);
  return (await one(tx, sql<{ did: Withdrawn }>`select vault.withdraw_grant(${dossier}, ${principal}) as did`)).did;
}

/** When the duty teams' grants on these dossiers end, as far as the actor may open them; without an end: absent. */
export async function dutyEnds(tx: Tx, dossiers: string[]): Promise<Map<string, Date>> {
  const found = await rows(
    tx,
    sql<{ dossier: string; until: Date }>`select dossier, max(until) as until from vault.grants
      where dossier = any(${dossiers}::uuid[]) and why = 'duty' and until is not null group by dossier`,
  );
  return new Map(found.map((row) => [row.dossier, row.until]));
}

/** When a principal's grant on a dossier ends: null without an end, and where the actor cannot open it. */
export async function grantUntil(tx: Tx, dossier: string, principal: string): Promise<Date | null> {
  return (await one(tx, sql<{ until: Date | null }>`select vault.grant_until(${dossier}, ${principal}) as until`))
    .until;
}

/**
 * Sets the end of a duty team's grant (null: none); false where the actor may not open or the grant is of another kind.
 */
export async function limitGrant(tx: Tx, dossier: string, principal: string, until: Date | null): Promise<boolean> {
  const { done } = await one(
    tx,
    sql<{ done: boolean }>`select vault.limit_grant(${dossier}, ${principal}, ${until}) as done`,
  );
  return done;
}

/** Removes wrapped keys whose time is over. Runs as worker; the policy lets it see no other row. */
export async function deleteExpiredGrants(tx: Tx): Promise<number> {
  return run(tx, sql`delete from vault.grants where until <= now()`);
}

/** Notes that somebody takes a record from a duty team, while she may still open it. */
export async function noteTakenFromDuty(tx: Tx, dossier: string, team: string): Promise<void> {
  await run(
    tx,
    sql`insert into vault.taken_from_duty (dossier, team)
      select ${dossier}, p.id from vault.principals p where p.id = ${team} and p.kind = 'team' on conflict do nothing`,
  );
}

/** The team was given the record again by hand. */
export async function forgetTakenFromDuty(tx: Tx, dossier: string, team: string): Promise<void> {
  await run(tx, sql`delete from vault.taken_from_duty where dossier = ${dossier} and team = ${team}`);
}

/** Whether a record was taken from a duty team by hand. */
export async function isTakenFromDuty(tx: Tx, dossier: string, team: string): Promise<boolean> {
  const found = await first(
    tx,
    sql<{ team: string }>`select team from vault.taken_from_duty where dossier = ${dossier} and team = ${team}`,
  );
  return found !== undefined;
}
