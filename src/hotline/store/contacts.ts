import { ahead, first, one, oneLater, rows, run, sql, type Tx } from '#kernel/db.ts';
import { contactForm } from '../forms/contact.form.ts';
import type { ContactFilter, ListPlace, Outcome, PracticeCall } from '../shared.ts';

/** The coded half of a contact, as its row has it. */
export type ContactRow = {
  id: string;
  number: string;
  line: string;
  day: string;
  channel: string;
  direction: string;
  /** Null of what a visitor wrote herself. */
  recorded_by: string | null;
  handled_by: string | null;
  entered_later: boolean;
  call_type: string | null;
  risk: string | null;
  outcome: Outcome | null;
  /** Until when a practice contact is there; null of a real one. */
  practice: Date | null;
  practice_call: PracticeCall | null;
};
export type ListedContact = ContactRow & { opened: Date };

const columns = sql`c.id, c.number, c.line, c.day, c.channel, c.direction, c.recorded_by, c.handled_by,
  c.entered_later, c.call_type, c.risk,
  (select outcome from hotline.closures k where k.contact = c.id) as outcome,
  vault.practice_until(c.id) as practice, c.practice_call`;

/**
 * The coded row of a new contact, with the next human number of the year: K-2026-0417; of practice in its own series,
 * VK-2026-0003. Its dossier must be open already. The year's counter is locked from here to the commit, so this goes last
 * and together with the commit: nobody waits for the way there and back. The number is told when that is done.
 */
export async function insertContact(
  tx: Tx,
  { year, practice, ...row }: NewContactRow,
): Promise<() => Promise<{ number: string }>> {
  const series = `${practice ? 'VK' : 'K'}-${year}-`;
  return oneLater(
    tx,
    sql<{ number: string }>`with counted as (
        insert into hotline.counters (year, practice, last) values (${year}, ${practice}, 1)
        on conflict (year, practice) do update set last = hotline.counters.last + 1 returning last),
      numbered as (select ${series}::text || lpad(last::text, greatest(4, length(last::text)), '0') as number from counted),
      added as (
        insert into hotline.contacts (id, number, line, day, channel, direction, recorded_by, entered_later, hour,
          practice_call, form, form_version)
        select ${row.id}::uuid, number, ${row.line}::uuid, ${row.day}::date, ${row.channel}::text, ${row.direction}::text,
          ${row.recorded_by}::uuid, ${row.entered_later}::boolean, ${row.hour}::int, ${row.practice_call}::text,
          ${contactForm.id}::text, ${contactForm.version}::int from numbered)
      select number from numbered`,
  );
}

type NewContactRow = Omit<ContactRow, 'number' | 'handled_by' | 'call_type' | 'risk' | 'outcome' | 'practice'> & {
  hour: number | null;
  /** Whose number is next. */
  year: number;
  practice: boolean;
};

/** One contact the actor may open, with the moment it was opened. */
export async function findContact(tx: Tx, id: string): Promise<ListedContact | undefined> {
  return first(
    tx,
    sql<ListedContact>`select ${columns}, vault.opened(c.id) as opened
      from hotline.contacts c where c.id = ${id}`,
  );
}

/** How far a list looks: the newest `scan` grants, from after one place on, at most `limit` that pass the filter. */
export type Reach = { scan: number; after: ListPlace | null; limit: number };

/** Contacts the actor may open, newest first; starts from grants, never from the contacts (VAULT 2.5). */
export async function newestContacts(
  tx: Tx,
  filter: ContactFilter,
  { scan, after, limit }: Reach,
): Promise<(ListedContact & { micros: number })[]> {
  const micros = sql`(extract(epoch from n.opened) * 1000000)::bigint`;
  const further = after ? sql`(${micros}, n.dossier) < (${after.opened}::bigint, ${after.id}::uuid)` : sql`true`;
  return rows(
    tx,
    sql<ListedContact & { micros: number }>`with n as materialized
      (select dossier, opened from vault.newest('contact', ${scan}))
      select ${columns}, n.opened, ${micros}::float8 as micros from n join hotline.contacts c on c.id = n.dossier
      where ${passes(filter)} and ${further} order by n.opened desc, n.dossier desc limit ${limit}`,
  );
}

/** How many of the newest `scan` contacts there are for the actor: fewer means that is all. */
export async function contactsWithin(tx: Tx, scan: number): Promise<number> {
  return (await one(tx, sql<{ n: number }>`select count(*) as n from vault.newest('contact', ${scan})`)).n;
}

function passes({ line, channel, callType, risk, outcome, since, by, number }: ContactFilter) {
  const closed = sql`exists (select from hotline.closures k where k.contact = c.id
    and (${outcome ?? null}::text = 'open' or k.outcome = ${outcome ?? null}))`;
  const conditions = [
    line && sql`c.line = ${line}`,
    channel && sql`c.channel = ${channel}`,
    callType && sql`c.call_type = ${callType}`,
    risk && sql`c.risk = ${risk}`,
    outcome && (outcome === 'open' ? sql`not ${closed}` : closed),
    since && sql`c.day >= ${since}`,
    by && sql`(c.recorded_by = ${by} or c.handled_by = ${by})`,
    number && sql`strpos(c.number, ${number.toUpperCase()}) > 0`,
  ];
  return sql.join(
    [sql`true`, ...conditions.filter((condition) => condition !== undefined && condition !== '')],
    sql` and `,
  );
}

/** Of these contacts, those the actor may open; without their opening moments, which lists bring along. */
export async function contactsAmong(tx: Tx, ids: string[]): Promise<ContactRow[]> {
  return rows(tx, sql<ContactRow>`select ${columns} from hotline.contacts c where c.id = any(${ids}::uuid[])`);
}

/** Of these contacts, those at critical risk that nobody has closed and the actor may open. */
export async function openCriticalAmong(tx: Tx, ids: string[]): Promise<string[]> {
  const found = await rows(
    tx,
    sql<{ id: string }>`select c.id from hotline.contacts c where c.id = any(${ids}::uuid[]) and c.risk = 'critical'
      and not exists (select from hotline.closures k where k.contact = c.id)`,
  );
  return found.map(({ id }) => id);
}

/** Contacts nobody has closed that the actor may open, of one line or of all, the longest open first. */
export async function openContacts(tx: Tx, line: string | null): Promise<{ id: string; opened: Date }[]> {
  return rows(
    tx,
    sql<{ id: string; opened: Date }>`select id, opened from hotline.open_contacts(${line}) order by opened`,
  );
}

/** Sets one coded column; the name comes from the form's own list of coded questions, never from a request. */
export async function setColumn(tx: Tx, id: string, column: string, value: string | string[] | null): Promise<void> {
  await ahead(tx, sql`update hotline.contacts set ${sql.id(column)} = ${value} where id = ${id}`);
}

/** Closes a contact; false when it was closed already. */
export async function insertClosure(
  tx: Tx,
  row: { contact: string; outcome: Outcome; by: string; day: string; sealed: Uint8Array },
): Promise<boolean> {
  const done = await run(
    tx,
    sql`insert into hotline.closures (contact, outcome, by, day, sealed)
      values (${row.contact}, ${row.outcome}, ${row.by}, ${row.day}, ${row.sealed}) on conflict do nothing`,
  );
  return done === 1;
}

/** Those of these contacts that the actor closed this way today or yesterday. */
export async function closedByActor(tx: Tx, contacts: string[], outcome: Outcome): Promise<string[]> {
  const found = await rows(
    tx,
    sql<{ contact: string }>`select contact from hotline.closures where contact = any(${contacts}::uuid[])
      and by = vault.actor() and outcome = ${outcome} and day >= current_date - 1`,
  );
  return found.map(({ contact }) => contact);
}

/** Undo: the closure is a record, so undoing it deletes the row. */
export async function deleteClosure(tx: Tx, contact: string): Promise<boolean> {
  return (await run(tx, sql`delete from hotline.closures where contact = ${contact}`)) === 1;
}

/** How many contacts there are in all; a number and nothing else. */
export async function countContacts(tx: Tx): Promise<number> {
  return (await one(tx, sql<{ n: number }>`select hotline.contacts_opened() as n`)).n;
}
