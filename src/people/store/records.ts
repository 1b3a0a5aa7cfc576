import { rows, run, sql, type Tx } from '#kernel/db.ts';

export type RuleRead = { card: string; reader: string; contact: string | null; mark: number };
export type OverrideRow = {
  id: string;
  card: string;
  person: string;
  by: string;
  at: Date;
  channel: string;
  why: string;
  sealed: Uint8Array;
};
export type HiddenRow = { person: string; account: string; by: string; day: string; sealed: Uint8Array };

/** Notes that somebody has read the rule as it stands. */
export async function insertRuleRead(tx: Tx, row: RuleRead): Promise<void> {
  await run(
    tx,
    sql`insert into people.rule_reads (card, reader, contact, mark)
      values (${row.card}, ${row.reader}, ${row.contact}, ${row.mark}) on conflict do nothing`,
  );
}

/** The newest state of each card's rule that the actor has read for this contact; of those never read nothing. */
export async function ruleReadMarks(tx: Tx, cards: string[], contact: string | null): Promise<Map<string, number>> {
  const found = await rows(
    tx,
    sql<{ card: string; mark: number }>`select card, max(mark) as mark from people.rule_reads
      where card = any(${cards}::uuid[]) and contact is not distinct from ${contact}::uuid group by card`,
  );
  return new Map(found.map(({ card, mark }) => [card, mark]));
}

/** Keeps that a number was shown against its rule. */
export async function insertOverride(tx: Tx, row: Omit<OverrideRow, 'at'>): Promise<void> {
  await run(
    tx,
    sql`insert into people.overrides (id, card, person, by, channel, why, sealed)
      values (${row.id}, ${row.card}, ${row.person}, ${row.by}, ${row.channel}, ${row.why}, ${row.sealed})`,
  );
}

/** The newest overrides on cards the actor may open; of practice there is nothing to talk about. */
export async function newestOverrides(tx: Tx, limit: number): Promise<OverrideRow[]> {
  return rows(
    tx,
    sql<OverrideRow>`select id, card, person, by, at, channel, why, sealed from people.overrides
      where vault.practice_until(card) is null order by at desc limit ${limit}`,
  );
}

/** Keeps why a person is hidden from a colleague. */
export async function insertHidden(tx: Tx, row: HiddenRow): Promise<void> {
  await run(
    tx,
    sql`insert into people.hidden_from (person, account, by, day, sealed)
      values (${row.person}, ${row.account}, ${row.by}, ${row.day}, ${row.sealed}) on conflict do nothing`,
  );
}

/** Ends a hiding. */
export async function deleteHidden(tx: Tx, person: string, account: string): Promise<boolean> {
  return (await run(tx, sql`delete from people.hidden_from where person = ${person} and account = ${account}`)) === 1;
}

/** From whom a person is hidden. */
export async function hiddenOf(tx: Tx, person: string): Promise<HiddenRow[]> {
  return rows(
    tx,
    sql<HiddenRow>`select person, account, by, day, sealed from people.hidden_from where person = ${person} order by day`,
  );
}

/** Switches off that others learn of this record; false when it was off. */
export async function insertSearchOff(tx: Tx, person: string, by: string, day: string): Promise<boolean> {
  const done = await run(
    tx,
    sql`insert into people.search_off (person, by, day) values (${person}, ${by}, ${day}) on conflict do nothing`,
  );
  return done === 1;
}

/** Switches it on again. */
export async function deleteSearchOff(tx: Tx, person: string): Promise<boolean> {
  return (await run(tx, sql`delete from people.search_off where person = ${person}`)) === 1;
}

/** Which of these persons are switched off; asked without a grant. */
export async function searchOffOf(tx: Tx, persons: string[]): Promise<string[]> {
  return (await rows(tx, sql<{ id: string }>`select s.id from people.search_off_of(${persons}::uuid[]) as s(id)`)).map(
    (row) => row.id,
  );
}
