import { first, one, rows, run, sql, type Tx } from '#kernel/db.ts';

export type TeamKind = 'duty' | 'support' | 'leads' | 'search' | 'everyone';
export type Team = { id: string; kind: TeamKind; line: string | null };

/** Names a team that has its key. */
export async function insertTeam(tx: Tx, team: Team): Promise<void> {
  await run(tx, sql`insert into staff.teams (id, kind, line) values (${team.id}, ${team.kind}, ${team.line})`);
}

/** Every team. */
export async function allTeams(tx: Tx): Promise<Team[]> {
  return rows(tx, sql<Team>`select id, kind, line from staff.teams`);
}

/** The team of this kind, of this line where it belongs to one. */
export async function findTeam(tx: Tx, kind: TeamKind, line: string | null): Promise<Team | undefined> {
  return first(
    tx,
    sql<Team>`select id, kind, line from staff.teams where kind = ${kind} and line is not distinct from ${line}::uuid`,
  );
}

/** The teams that are no line's. */
export async function houseTeams(tx: Tx): Promise<Team[]> {
  return rows(tx, sql<Team>`select id, kind, line from staff.teams where line is null`);
}

/** Duty teams that may still lack cards made before they were born. */
export async function teamsWithoutCards(tx: Tx): Promise<string[]> {
  const found = await rows(tx, sql<{ id: string }>`select id from staff.teams where kind = 'duty' and not cards_given`);
  return found.map((row) => row.id);
}

const CARDS_LOCK = 7251118;

/**
 * Lets nobody note that a team has every card, until this transaction with a card of its own is over. To be taken
 * before the teams a card is for are read: a team born after that is not among them.
 */
export async function holdCardMarks(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${CARDS_LOCK})`.execute(tx);
}

/**
 * Notes that a duty team has every card there is. `isWhole` is asked again when no card is being made that others do
 * not see yet; while one is, or where some card is missing after all, nothing is noted and the answer is false.
 */
export async function markCardsGiven(tx: Tx, team: string, isWhole: () => Promise<boolean>): Promise<boolean> {
  const { alone } = await one(tx, sql<{ alone: boolean }>`select pg_try_advisory_xact_lock(${CARDS_LOCK}) as alone`);
  if (!alone || !(await isWhole())) return false;
  await run(tx, sql`update staff.teams set cards_given = true where id = ${team}`);
  return true;
}

export type QuorumSet = { id: string; principal: string; key_version: number; shares: number; enough: number };
export type TrusteeRow = {
  number: number;
  dossier: string;
  sealed: Uint8Array;
  shown_at: Date | null;
  confirmed_at: Date | null;
};

/** A new set of recovery shares. */
export async function insertQuorumSet(tx: Tx, set: QuorumSet): Promise<void> {
  await run(
    tx,
    sql`insert into staff.quorum_sets (id, principal, key_version, shares, enough)
      values (${set.id}, ${set.principal}, ${set.key_version}, ${set.shares}, ${set.enough})`,
  );
}

/** The set of shares in force. */
export async function newestQuorumSet(tx: Tx): Promise<QuorumSet | undefined> {
  return first(
    tx,
    sql<QuorumSet>`select id, principal, key_version, shares, enough from staff.quorum_sets order by at desc limit 1`,
  );
}

/** Who holds which share, sealed to the staff. */
export async function insertTrustee(
  tx: Tx,
  quorum: string,
  row: Pick<TrusteeRow, 'number' | 'dossier' | 'sealed'> & { proof: Uint8Array },
): Promise<void> {
  await run(
    tx,
    sql`insert into staff.trustees (quorum, number, dossier, sealed, proof)
      values (${quorum}, ${row.number}, ${row.dossier}, ${row.sealed}, ${row.proof})`,
  );
}

/** The trustees of a set, by number. */
export async function trusteesOf(tx: Tx, quorum: string): Promise<TrusteeRow[]> {
  return rows(
    tx,
    sql<TrusteeRow>`select number, dossier, sealed, shown_at, confirmed_at from staff.trustees
      where quorum = ${quorum} order by number`,
  );
}

/** Notes when a share was shown, or checked on paper. */
export async function markShare(tx: Tx, quorum: string, number: number, what: 'shown' | 'confirmed'): Promise<void> {
  const column = what === 'shown' ? sql`shown_at` : sql`confirmed_at`;
  await run(
    tx,
    sql`update staff.trustees set ${column} = now() where quorum = ${quorum} and number = ${number} and ${column} is null`,
  );
}

export type StandingRow = {
  /** Her own sheet is on paper. */
  checked: boolean;
  /** Any share of the recovery key in force still waits to be checked on paper, or there is none yet. */
  unconfirmed: boolean;
  duty: string | null;
  leads: string | null;
  zone: string | null;
};

/**
 * What of the house is asked at every opening of a record, in one question. Shares are counted by a function, because a
 * trustee's row is sealed to the staff and a locked screen holds no key.
 */
export async function findStanding(tx: Tx, account: string, line: string | null): Promise<StandingRow> {
  return one(
    tx,
    sql<StandingRow>`select exists (select from staff.checked_sheets where owner = ${account}) as checked,
      coalesce((select staff.shares_unconfirmed(s.id) from
        (select id from staff.quorum_sets order by at desc limit 1) s), true) as unconfirmed,
      (select id from staff.teams where kind = 'duty' and line = ${line}::uuid) as duty,
      (select id from staff.teams where kind = 'leads') as leads,
      (select zone from staff.organisation) as zone`,
  );
}

/** Whether a share's keyed hash is one of this set's. */
export async function isShareOf(tx: Tx, quorum: string, proof: Uint8Array): Promise<boolean> {
  const found = await first(tx, sql<{ known: boolean }>`select staff.is_share(${quorum}, ${proof}) as known`);
  return found?.known ?? false;
}
