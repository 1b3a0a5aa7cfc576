import { first, rows, run, sql, type Tx } from '#kernel/db.ts';
import { contactForm } from '../forms/contact.form.ts';

export type EntryRow = { contact: string; field: string; version: number; by: string; sealed: Uint8Array };

/** The newest version of every field of a contact, each with the version of the form it answers. */
export async function newestEntries(tx: Tx, contact: string): Promise<(EntryRow & { form: number })[]> {
  return rows(
    tx,
    sql<EntryRow & { form: number }>`select distinct on (field) contact, field, version, by, sealed,
        form_version as form from hotline.entries
      where contact = ${contact} order by field, version desc`,
  );
}

/**
 * The newest version of some fields of many contacts, for lists. Looked up one by one along the index: the row rules ask
 * for every row that is looked at, so older versions are not.
 */
export async function newestOf(tx: Tx, contacts: string[], fields: string[]): Promise<EntryRow[]> {
  return rows(
    tx,
    sql<EntryRow>`select e.contact, e.field, e.version, e.by, e.sealed
      from unnest(${contacts}::uuid[]) c cross join unnest(${fields}::text[]) f
      cross join lateral (select * from hotline.entries e where e.contact = c and e.field = f
        order by e.version desc limit 1) e`,
  );
}

/** One version of one field. */
export async function entryAt(
  tx: Tx,
  place: Pick<EntryRow, 'contact' | 'field' | 'version'>,
): Promise<EntryRow | undefined> {
  return first(
    tx,
    sql<EntryRow>`select contact, field, version, by, sealed from hotline.entries
      where contact = ${place.contact} and field = ${place.field} and version = ${place.version}`,
  );
}

/** The newest version of every line of the talk of many contacts. */
export async function newestTalk(tx: Tx, contacts: string[]): Promise<EntryRow[]> {
  return rows(
    tx,
    sql<EntryRow>`select distinct on (contact, field) contact, field, version, by, sealed from hotline.entries
      where contact = any(${contacts}::uuid[]) and field like 'talk.%' order by contact, field, version desc`,
  );
}

/**
 * Adds the next version of a field, only if the newest is the one the change was based on. False when somebody else
 * wrote meanwhile: nothing is ever silently overwritten.
 */
export async function insertEntry(tx: Tx, row: EntryRow): Promise<boolean> {
  const added = await run(
    tx,
    sql`insert into hotline.entries (contact, field, version, by, sealed, form_version)
      select ${row.contact}, ${row.field}, ${row.version}, ${row.by}, ${row.sealed}, ${contactForm.version}
      where coalesce((select max(version) from hotline.entries where contact = ${row.contact} and field = ${row.field}), 0)
        = ${row.version - 1}
      on conflict do nothing`,
  );
  return added === 1;
}
