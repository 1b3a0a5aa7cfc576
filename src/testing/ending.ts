import { rows, sql, type Pool } from '#kernel/db.ts';
import { ok, type Person } from './cast.ts';
import { listedLongAgo, makeOld } from './let-time-pass.ts';

export type MadeContact = { id: string; number: string };

/** A contact begun by somebody on a line, with these fields saved. */
export async function beganContact(
  { browser }: Person,
  line: string,
  fields: Record<string, unknown>,
): Promise<MadeContact> {
  const made = await ok(browser.call<MadeContact>('POST', '/contacts', { line }));
  const changes = Object.entries(fields).map(([field, value]) => ({ field, basedOn: 0, value }));
  if (changes.length > 0) await ok(browser.call('PUT', `/contacts/${made.id}`, { changes }));
  return made;
}

/** As if it had all been nine months ago, and had stood in the preview for twenty days; `look` brings that up to date. */
export async function dueLongAgo(owner: Pool, ids: string[], look: () => Promise<void>): Promise<void> {
  await makeOld(owner, ids);
  await look();
  await listedLongAgo(owner, ids);
}

/** What is published of contacts, persons and promises: it stays as it is, whatever is erased. */
export async function publishedFigures(owner: Pool): Promise<unknown[]> {
  const all = (query: Parameters<typeof rows>[1]) => rows(owner, query);
  return [
    await all(sql`select * from hotline.published_contacts('2020-01-01', '2031-01-01') order by 1, 2, 3, 4, 5, 6, 7`),
    await all(sql`select m, p.* from generate_series('2025-01-01', '2031-01-01', interval '1 month') m,
      lateral hotline.published_persons(m::date, (m + interval '1 month')::date) p where p.new + p.repeated > 0`),
    await all(sql`select * from tasks.published_promises('2020-01-01', '2031-01-01', now()) order by 1, 2`),
  ];
}

/** Whether a contact is in the database. */
export async function isContactThere(owner: Pool, id: string): Promise<boolean> {
  return (await rows(owner, sql`select 1 from hotline.contacts where id = ${id}`)).length === 1;
}
