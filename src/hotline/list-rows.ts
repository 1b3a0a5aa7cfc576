import type { Tx } from '#kernel/db.ts';
import type { StaffActor } from '#staff/index.ts';
import { openKeys, type DossierKey } from '#vault/index.ts';
import { openEntry } from './read-contact.ts';
import { contactsAmong, newestOf, type ContactRow } from './store.ts';

/** A contact in a list: its coded half, its key, and the name it was given, if any. */
export type Listed = { row: ContactRow; key: DossierKey; who: string | null };

/** Contacts as lists show them, by id, in three questions however many there are. Those without a key are absent. */
export async function listedContacts(tx: Tx, actor: StaffActor, ids: string[]): Promise<Map<string, Listed>> {
  const rows = await contactsAmong(tx, ids);
  const keys = await openKeys(tx, actor.keys, ids);
  const names = new Map((await newestOf(tx, ids, ['caller_name'])).map((entry) => [entry.contact, entry]));
  return new Map(
    rows.flatMap((row) => {
      const key = keys.get(row.id);
      const name = names.get(row.id);
      return key ? [[row.id, { row, key, who: textOf(name && openEntry(key, name).value) }]] : [];
    }),
  );
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
