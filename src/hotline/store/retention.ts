import { first, one, rows, run, sql, type Tx } from '#kernel/db.ts';
import type { Listed, RetentionFacts, RetentionKind } from '../retention/rule.ts';

export type RuleRow = { kind: RetentionKind; version: number; months: number | null; by: string; day: string };

/** The newest version of each rule the house has set itself. */
export async function newestRules(tx: Tx): Promise<RuleRow[]> {
  return rows(
    tx,
    sql<RuleRow>`select distinct on (kind) kind, version, months, by, day from hotline.retention_rules
      order by kind, version desc`,
  );
}

/** Adds a version of a rule; false where that version is there already. */
export async function insertRule(tx: Tx, row: RuleRow): Promise<boolean> {
  const done = await run(
    tx,
    sql`insert into hotline.retention_rules (kind, version, months, by, day)
      values (${row.kind}, ${row.version}, ${row.months}, ${row.by}, ${row.day}) on conflict do nothing`,
  );
  return done === 1;
}

/** Closed contacts as the clock knows them, these or all. As worker. */
export async function retentionFacts(tx: Tx, of: string[] | null): Promise<(RetentionFacts & { id: string })[]> {
  return rows(tx, sql`select * from hotline.retention_facts(${of}::uuid[])`);
}

/** Notes whom contacts are about: taken off later, it was so. As worker. */
export async function markAbout(tx: Tx): Promise<void> {
  await run(tx, sql`select hotline.mark_about()`);
}

/** Which of these contacts must stay, and why. As worker. */
export async function stayReasons(tx: Tx, contacts: string[]): Promise<Map<string, string>> {
  const found = await rows(
    tx,
    sql<{ contact: string; why: string }>`select contact, why from hotline.stay_reasons(${contacts}::uuid[])`,
  );
  return new Map(found.map(({ contact, why }) => [contact, why]));
}

export type ListRow = Listed & { contact: string };

/** The preview as it stands. */
export async function retentionList(tx: Tx): Promise<ListRow[]> {
  return rows(tx, sql<ListRow>`select contact, kind, goes, listed, held from hotline.retention_list`);
}

/** Writes these lines of the preview, and takes those out that are in it no more. As worker. */
export async function keepList(tx: Tx, lines: ListRow[], gone: string[]): Promise<void> {
  await run(tx, sql`delete from hotline.retention_list where contact = any(${gone}::uuid[])`);
  const column = (of: (line: ListRow) => string | null) => lines.map(of);
  await run(
    tx,
    sql`insert into hotline.retention_list (contact, kind, goes, listed, held)
      select * from unnest(${column(({ contact }) => contact)}::uuid[], ${column(({ kind }) => kind)}::text[],
        ${column(({ goes }) => goes)}::date[], ${column(({ listed }) => listed)}::date[],
        ${column(({ held }) => held)}::text[])
      on conflict (contact) do update
        set kind = excluded.kind, goes = excluded.goes, listed = excluded.listed, held = excluded.held`,
  );
}

export type PreviewRow = ListRow & { number: string | null; line: string | null };

/** Lines of the preview, those that go first; number and line of a contact only for whoever may open it. */
export async function previewRows(tx: Tx, held: boolean, limit: number): Promise<PreviewRow[]> {
  return rows(
    tx,
    sql<PreviewRow>`select l.contact, l.kind, l.goes, l.listed, l.held, c.number, c.line
      from hotline.retention_list l left join hotline.contacts c on c.id = l.contact
      where (l.held is not null) = ${held} order by greatest(l.goes, l.listed + 14), l.kind, l.contact limit ${limit}`,
  );
}

export type PreviewCount = { kind: RetentionKind; goes: string; held: string | null; count: number };

/** How many go when, by kind; of those that stay, how many for which reason. */
export async function previewCounts(tx: Tx): Promise<PreviewCount[]> {
  return rows(
    tx,
    sql<PreviewCount>`select kind, greatest(goes, listed + 14) as goes, held, count(*) as count
      from hotline.retention_list group by 1, 2, 3 order by 2, 1, 3`,
  );
}

export type RunRow = { id: string; by: string; day: string; at: Date; done: Date | null };

/** The runs there were, the newest first. */
export async function retentionRuns(tx: Tx, limit: number): Promise<RunRow[]> {
  return rows(
    tx,
    sql<RunRow>`select id, by, day, at, done from hotline.retention_runs order by at desc limit ${limit}`,
  );
}

/** Confirms a run; false while one is under way. */
export async function insertRun(tx: Tx, row: Omit<RunRow, 'done'>): Promise<boolean> {
  const done = await run(
    tx,
    sql`insert into hotline.retention_runs (id, by, day, at) values (${row.id}, ${row.by}, ${row.day}, ${row.at})
      on conflict ((true)) where done is null do nothing`,
  );
  return done === 1;
}

/** The run that was confirmed and is not done. As worker. */
export async function openRun(tx: Tx): Promise<Pick<RunRow, 'id' | 'by'> | undefined> {
  return first(tx, sql<Pick<RunRow, 'id' | 'by'>>`select id, by from hotline.retention_runs where done is null`);
}

export type Erasing = { record: string; rule: string; gone: string[] };

/** Begins to erase what a run may take, so many at a time. As worker; the database asks again whether each may go. */
export async function beginErasure(tx: Tx, run_: string, most: number): Promise<Erasing[]> {
  return rows(tx, sql<Erasing>`select record, rule, gone from hotline.begin_erasure(${run_}, ${most})`);
}

/** A run that has nothing left to take is done. As worker. */
export async function endRun(tx: Tx, id: string, at: Date): Promise<void> {
  await run(tx, sql`update hotline.retention_runs set done = ${at} where id = ${id}`);
}

/** How many may go on a day. */
export async function readyOn(tx: Tx, day: string): Promise<number> {
  const { n } = await one(
    tx,
    sql<{ n: number }>`select count(*) as n from hotline.retention_list
      where held is null and goes <= ${day} and listed <= ${day}::date - 14`,
  );
  return n;
}
