import { one, rows, run, sql, type Tx } from '#kernel/db.ts';
import { contactForm } from '../forms/contact.form.ts';
import type { Outcome } from '../shared.ts';
import type { EntryRow } from './entries.ts';

/** A row that was taken: its mark, its day and what it held, hashed; null where it was taken before that was kept. */
export type Imported = { mark: Uint8Array; day: string; content: Uint8Array | null };

/** Which of these rows of a call log were taken before, each with the day it had. */
export async function importedAmong(tx: Tx, marks: Uint8Array[]): Promise<Imported[]> {
  return rows(tx, sql<Imported>`select mark, day, content from hotline.imported where mark = any(${marks}::bytea[])`);
}

/** Keeps the marks of rows that were taken. */
export async function insertImported(tx: Tx, taken: (Imported & { contact: string })[]): Promise<void> {
  const column = <Key extends keyof (typeof taken)[number]>(key: Key) => taken.map((row) => row[key]);
  await run(
    tx,
    sql`insert into hotline.imported (mark, contact, day, content)
      select * from unnest(${column('mark')}::bytea[], ${column('contact')}::uuid[], ${column('day')}::date[],
        ${column('content')}::bytea[])`,
  );
}

/** The next human numbers of a year, so many in a row; as `insertContact` writes them. */
export async function nextNumbers(tx: Tx, year: number, count: number): Promise<string[]> {
  const { last } = await one(
    tx,
    sql<{ last: number }>`insert into hotline.counters (year, practice, last) values (${year}, false, ${count})
      on conflict (year, practice) do update set last = hotline.counters.last + ${count} returning last`,
  );
  return Array.from({ length: count }, (_, at) => `K-${year}-${String(last - count + 1 + at).padStart(4, '0')}`);
}

/** A call as its row has it, with the columns of what was answered in codes. */
export type LoggedRow = Record<string, unknown> & { id: string };

/** Writes the coded rows of contacts that are known as a whole; their dossiers must be open already. */
export async function insertLogged(tx: Tx, logged: LoggedRow[]): Promise<void> {
  const columns = sql.join([...new Set(logged.flatMap((row) => Object.keys(row)))].map((name) => sql.id(name)));
  await run(
    tx,
    sql`insert into hotline.contacts (${columns}, form, form_version)
      select ${columns}, ${contactForm.id}, ${contactForm.version}
      from jsonb_populate_recordset(null::hotline.contacts, ${JSON.stringify(logged)}::jsonb)`,
  );
}

/** Adds the first versions of fields of new contacts. */
export async function insertFirstEntries(tx: Tx, entries: EntryRow[]): Promise<void> {
  const column = <Key extends keyof EntryRow>(key: Key) => entries.map((row) => row[key]);
  await run(
    tx,
    sql`insert into hotline.entries (contact, field, version, by, sealed, form_version)
      select *, ${contactForm.version} from unnest(${column('contact')}::uuid[], ${column('field')}::text[],
        ${column('version')}::int[], ${column('by')}::uuid[], ${column('sealed')}::bytea[])`,
  );
}

/** A closing of a contact that was never open here. */
export type LoggedClosure = { contact: string; outcome: Outcome; by: string; day: string; sealed: Uint8Array | null };

/** Closes them. */
export async function insertClosures(tx: Tx, closures: LoggedClosure[]): Promise<void> {
  const column = <Key extends keyof LoggedClosure>(key: Key) => closures.map((row) => row[key]);
  await run(
    tx,
    sql`insert into hotline.closures (contact, outcome, by, day, sealed)
      select * from unnest(${column('contact')}::uuid[], ${column('outcome')}::text[], ${column('by')}::uuid[],
        ${column('day')}::date[], ${column('sealed')}::bytea[])`,
  );
}
