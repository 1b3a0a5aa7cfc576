import { ahead, rows, rowsLater, run, sql, type Tx } from '#kernel/db.ts';

export type LooseRow = { id: string; team: string; dossier: string; sealed: Uint8Array };

/** Adds a sealed entry. */
export async function insertLoose(tx: Tx, loose: LooseRow[]): Promise<void> {
  const column = <Key extends keyof LooseRow>(key: Key) => loose.map((row) => row[key]);
  await ahead(
    tx,
    sql`insert into people.loose_entries (id, team, dossier, sealed)
      select * from unnest(${column('id')}::uuid[], ${column('team')}::uuid[], ${column('dossier')}::uuid[],
        ${column('sealed')}::bytea[])`,
  );
}

/** Deletes the loose entries of a dossier, seen or not. */
export async function dropLoose(tx: Tx, dossier: string): Promise<void> {
  await ahead(tx, sql`select people.drop_loose(${dossier})`);
}

/** Marks a dossier as found by nobody any more. */
export async function insertGone(tx: Tx, dossier: string): Promise<void> {
  await run(tx, sql`insert into people.gone_entries (dossier) values (${dossier}) on conflict do nothing`);
}

/** What of the search lies in the database: ids of loose entries and segments, and dossiers nobody finds any more. */
export type SearchIds = { loose: string[]; segments: string[]; gone: string[] };

/**
 * All of it that this member may read; few loose ones, because they are folded into segments. Asked for with the next
 * statement.
 */
export async function searchIdsLater(tx: Tx): Promise<() => Promise<SearchIds>> {
  const found = await rowsLater(
    tx,
    sql<{ kind: keyof SearchIds; id: string }>`select 'loose' as kind, id from people.loose_entries
      union all select 'segments', id from people.segments union all select 'gone', dossier from people.gone_entries`,
  );
  return async () => {
    const there = await found();
    const of = (kind: keyof SearchIds) => there.filter((row) => row.kind === kind).map((row) => row.id);
    return { loose: of('loose'), segments: of('segments'), gone: of('gone') };
  };
}

/** These loose entries. */
export async function looseRows(tx: Tx, ids: string[]): Promise<LooseRow[]> {
  return rows(
    tx,
    sql<LooseRow>`select id, team, dossier, sealed from people.loose_entries where id = any(${ids}::uuid[])`,
  );
}

export type SegmentRow = { id: string; team: string; key: string; sealed: Uint8Array };

/** These segments. */
export async function segmentRows(tx: Tx, ids: string[]): Promise<SegmentRow[]> {
  return rows(tx, sql<SegmentRow>`select id, team, key, sealed from people.segments where id = any(${ids}::uuid[])`);
}

/** Adds a segment. */
export async function insertSegment(tx: Tx, row: SegmentRow): Promise<void> {
  await run(
    tx,
    sql`insert into people.segments (id, team, key, sealed) values (${row.id}, ${row.team}, ${row.key}, ${row.sealed})`,
  );
}

/** Removes segments whose entries are packed anew; tells which were really there. */
export async function deleteSegments(tx: Tx, ids: string[]): Promise<string[]> {
  return (
    await rows(tx, sql<{ id: string }>`delete from people.segments where id = any(${ids}::uuid[]) returning id`)
  ).map((row) => row.id);
}

/** Removes loose entries that are being packed; tells which were really there. */
export async function deleteLoose(tx: Tx, ids: string[]): Promise<string[]> {
  return (
    await rows(tx, sql<{ id: string }>`delete from people.loose_entries where id = any(${ids}::uuid[]) returning id`)
  ).map((row) => row.id);
}

/** The search key of a version of the team's key. */
export async function findSearchKey(tx: Tx, team: string, version: number): Promise<string | undefined> {
  return (
    await rows(
      tx,
      sql<{
        dossier: string;
      }>`select dossier from people.search_keys where team = ${team} and team_version = ${version}`,
    )
  )[0]?.dossier;
}

/** Names a new search key; false when another session was quicker. */
export async function insertSearchKey(tx: Tx, dossier: string, team: string, version: number): Promise<boolean> {
  const added = await run(
    tx,
    sql`insert into people.search_keys (dossier, team, team_version) values (${dossier}, ${team}, ${version})
        on conflict do nothing`,
  );
  return added === 1;
}

/** Whether this transaction may pack: one at a time over all nodes, nobody waits. */
export async function takePacking(tx: Tx): Promise<boolean> {
  const found = await rows(tx, sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(7251116001) as mine`);
  return found[0]?.mine ?? false;
}

/** Lets one person's questions be counted one after the other, until this transaction ends. */
export async function countInTurn(tx: Tx, account: string): Promise<void> {
  await ahead(tx, sql`select pg_advisory_xact_lock(7251116, hashtext(${account}))`);
}

/** What is counted: a question beyond one's own grants, a search by the end of a number. */
export type CountedKind = 'beyond' | 'end';

/** Notes a counted search: that there was one, never what for. */
export async function insertCounted(tx: Tx, account: string, kind: CountedKind): Promise<void> {
  await run(tx, sql`insert into people.counted_searches (account, kind) values (${account}, ${kind})`);
}

/** The actor's counted searches of the last hour, the oldest first. */
export async function countedSearches(tx: Tx, kind: CountedKind): Promise<Date[]> {
  return (
    await rows(
      tx,
      sql<{ at: Date }>`select at from people.counted_searches
        where kind = ${kind} and at > now() - interval '1 hour' order by at`,
    )
  ).map((row) => row.at);
}
