import { one, rows, run, sql, type Tx } from '#kernel/db.ts';
import type { ContactTab } from '../shared.ts';

/** The contacts the actor has open and may still open, in her order. */
export async function ownTabs(tx: Tx): Promise<ContactTab[]> {
  return rows(
    tx,
    sql<ContactTab>`select c.id, c.number, c.channel, t.heard from hotline.tabs t join hotline.contacts c on c.id = t.contact
      where t.account = vault.actor() order by t.place, c.number`,
  );
}

/**
 * Puts these contacts among the actor's tabs, in this order; others stay where they are. Written by id, so that two
 * windows of one person never wait for each other.
 */
export async function putTabs(tx: Tx, contacts: string[]): Promise<void> {
  await run(
    tx,
    sql`insert into hotline.tabs (account, contact, place)
      select vault.actor(), x.contact, x.place from unnest(${contacts}::uuid[]) with ordinality x (contact, place)
      where vault.can_open(x.contact) order by x.contact
      on conflict (account, contact) do update set place = excluded.place`,
  );
}

/** Notes how many lines of a practice call the actor has heard; none is unheard again. */
export async function setHeard(tx: Tx, contact: string, heard: number): Promise<void> {
  await run(
    tx,
    sql`update hotline.tabs set heard = greatest(heard, ${heard}) where account = vault.actor() and contact = ${contact}`,
  );
}

/** Takes contacts from the actor's tabs, also those she may not open any more. */
export async function deleteTabs(tx: Tx, contacts: string[]): Promise<void> {
  await run(tx, sql`delete from hotline.tabs where account = vault.actor() and contact = any(${contacts}::uuid[])`);
}

/** Removes tabs of contacts their owners may not open any more. Runs as worker; sees nothing but how many. */
export async function forgetTabs(tx: Tx): Promise<number> {
  return (await one(tx, sql<{ gone: number }>`select hotline.forget_tabs() as gone`)).gone;
}
