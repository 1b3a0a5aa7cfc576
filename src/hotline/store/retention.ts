import { first, one, rows, run, sql, type Pool, type Tx } from '#kernel/db.ts';
import type { EndingRow } from '../retention/answers.ts';
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

/** The newest version of each rule set after a day, and what was decided up to that day; null where nothing was. */
export async function rulesSince(
  tx: Tx,
  day: string,
): Promise<(RuleRow & { earlier: { months: number | null } | null })[]> {
  return rows(
    tx,
    sql<RuleRow & { earlier: { months: number | null } | null }>`select r.kind, r.version, r.months, r.by, r.day,
        (select json_build_object('months', e.months) from hotline.retention_rules e
          where e.kind = r.kind and e.day <= ${day} order by e.version desc limit 1) as earlier
      from hotline.retention_rules r
      where r.day > ${day} and not exists (select from hotline.retention_rules n where n.kind = r.kind and n.version > r.version)
      order by r.day desc, r.kind`,
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

/** How many closed contacts are alike by their codes, and their time runs from the same day: without ids. */
export type RetentionDay = Omit<RetentionFacts, 'day' | 'closed' | 'changed'> & { since: string; count: number };

/** All closed contacts, counted by day and codes. */
export async function retentionDays(tx: Tx): Promise<RetentionDay[]> {
  return rows(tx, sql<RetentionDay>`select * from hotline.retention_days()`);
}

/** Another text once a rule was set, or a hold set or lifted. As worker. */
export async function retentionMark(worker: Pool): Promise<string> {
  return (await one(worker, sql<{ mark: string }>`select hotline.retention_mark() as mark`)).mark;
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

/** How many persons, known by nothing else, go with each of these contacts if they all go. As worker. */
export async function goAlong(tx: Tx, contacts: string[]): Promise<Map<string, number>> {
  const found = await rows(
    tx,
    sql<{ contact: string; persons: number }>`select contact, persons from hotline.go_along(${contacts}::uuid[])`,
  );
  return new Map(found.map(({ contact, persons }) => [contact, persons]));
}

type OrderedHold = { id: string; number: string; basis: string; day: string };

/** Puts a contact on hold by its number: which it is, and whether it was free; undefined where there is none. */
export async function holdByNumber(
  tx: Tx,
  { id, number, basis, day }: OrderedHold,
): Promise<{ contact: string; held: boolean } | undefined> {
  return first(
    tx,
    sql<{ contact: string; held: boolean }>`select contact, held
      from hotline.hold_by_number(${id}, ${number}, ${basis}, ${day})`,
  );
}

/** A line of the preview; `along`: how many persons would go with the contact. */
export type ListRow = Listed & { contact: string; along: number };

/** The preview as it stands: whole, or of these contacts. */
export async function retentionList(tx: Tx, contacts: string[] | null): Promise<ListRow[]> {
  return rows(
    tx,
    sql<ListRow>`select contact, kind, goes, listed, held, along from hotline.retention_list
      where ${contacts}::uuid[] is null or contact = any(${contacts}::uuid[])`,
  );
}

/** A contact's line in the preview. */
export async function listedLine(tx: Tx, contact: string): Promise<ListRow | undefined> {
  return first(
    tx,
    sql<ListRow>`select contact, kind, goes, listed, held from hotline.retention_list where contact = ${contact}`,
  );
}

/** Writes these lines of the preview, and takes those out that are in it no more. As worker. */
export async function keepList(tx: Tx, lines: ListRow[], gone: string[]): Promise<void> {
  await run(tx, sql`delete from hotline.retention_list where contact = any(${gone}::uuid[])`);
  const column = <T>(of: (line: ListRow) => T) => lines.map(of);
  await run(
    tx,
    sql`insert into hotline.retention_list (contact, kind, goes, listed, held, along)
      select * from unnest(${column(({ contact }) => contact)}::uuid[], ${column(({ kind }) => kind)}::text[],
        ${column(({ goes }) => goes)}::date[], ${column(({ listed }) => listed)}::date[],
        ${column(({ held }) => held)}::text[], ${column(({ along }) => along)}::int[])
      on conflict (contact) do update
        set kind = excluded.kind, goes = excluded.goes, listed = excluded.listed, held = excluded.held,
          along = excluded.along`,
  );
}

export type PreviewRow = ListRow & { number: string | null; line: string | null };

/** Lines of the preview, those that go first; number and line of a contact only for whoever may open it. */
export async function previewRows(tx: Tx, held: boolean, limit: number): Promise<PreviewRow[]> {
  return rows(
    tx,
    sql<PreviewRow>`select l.contact, l.kind, l.goes, l.listed, l.held, l.along, c.number, c.line
      from hotline.retention_list l left join hotline.contacts c on c.id = l.contact
      where (l.held is not null) = ${held} order by greatest(l.goes, l.listed + 14), l.kind, l.contact limit ${limit}`,
  );
}

/** Lines of the preview that nothing keeps and that may go by a day, of contacts the actor reads; those first that go first. */
export async function endingRows(tx: Tx, last: string, limit: number): Promise<EndingRow[]> {
  return rows(
    tx,
    sql<EndingRow>`select c.id, c.number, c.line, c.call_type as "callType", l.kind, greatest(l.goes, l.listed + 14) as goes
      from hotline.retention_list l join hotline.contacts c on c.id = l.contact
      where l.held is null and greatest(l.goes, l.listed + 14) <= ${last} order by goes, c.day, c.number limit ${limit}`,
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

export type RunRow = { id: string; by: string; day: string; at: Date; done: Date | null; stopped: boolean };

/** The runs there were, the newest first. */
export async function retentionRuns(tx: Tx, limit: number): Promise<RunRow[]> {
  return rows(
    tx,
    sql<RunRow>`select id, by, day, at, done, stopped from hotline.retention_runs order by at desc limit ${limit}`,
  );
}

/** Confirms a run; false while one is under way. */
export async function insertRun(tx: Tx, row: Omit<RunRow, 'done' | 'stopped'>): Promise<boolean> {
  const done = await run(
    tx,
    sql`insert into hotline.retention_runs (id, by, day, at) values (${row.id}, ${row.by}, ${row.day}, ${row.at})
      on conflict ((true)) where done is null do nothing`,
  );
  return done === 1;
}

/** The run that was confirmed and is not done. As worker. */
export async function openRun(tx: Tx): Promise<Pick<RunRow, 'id' | 'by' | 'day'> | undefined> {
  return first(
    tx,
    sql<Pick<RunRow, 'id' | 'by' | 'day'>>`select id, by, day from hotline.retention_runs where done is null`,
  );
}

export type Erasing = { record: string; rule: string; gone: string[] };

/** Takes up what a run may take, so many at a time: nobody writes about it until the transaction ends. As worker. */
export async function holdDue(tx: Tx, run_: string, most: number): Promise<string[]> {
  const found = await rows(tx, sql<{ id: string }>`select h as id from hotline.hold_due(${run_}, ${most}) h`);
  return found.map(({ id }) => id);
}

/** Begins to erase those of these that a run may take. As worker; the database asks again whether each may go. */
export async function beginErasure(tx: Tx, run_: string, contacts: string[]): Promise<Erasing[]> {
  return rows(tx, sql<Erasing>`select record, rule, gone from hotline.begin_erasure(${run_}, ${contacts}::uuid[])`);
}

/** This one could not be forgotten: it stays, is said to, and is tried again after it stood in the preview anew. As worker. */
export async function keepBack(tx: Tx, contact: string, day: string): Promise<void> {
  await run(tx, sql`update hotline.retention_list set held = 'defect', listed = ${day} where contact = ${contact}`);
}

/** Stops the run that is under way; false where none is. */
export async function stopOpenRun(tx: Tx, at: Date): Promise<boolean> {
  return (await run(tx, sql`update hotline.retention_runs set done = ${at}, stopped = true where done is null`)) === 1;
}

/** A run that has nothing left to take is done. As worker. */
export async function endRun(tx: Tx, id: string, at: Date): Promise<void> {
  await run(tx, sql`update hotline.retention_runs set done = ${at} where id = ${id} and done is null`);
}

/** How many may go on a day, and how many persons with them. */
export async function readyOn(tx: Tx, day: string): Promise<{ contacts: number; persons: number }> {
  return one(
    tx,
    sql<{ contacts: number; persons: number }>`select count(*) as contacts, coalesce(sum(along), 0) as persons
      from hotline.retention_list where held is null and goes <= ${day} and listed <= ${day}::date - 14`,
  );
}
