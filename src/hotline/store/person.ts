import { rows, sql, type Tx } from '#kernel/db.ts';

export type ContactLine = { id: string; number: string; day: string; call_type: string | null; channel: string };

/** Those of these contacts the actor may open, as much as a list shows, newest first. */
export async function contactLines(tx: Tx, ids: string[]): Promise<ContactLine[]> {
  return rows(
    tx,
    sql<ContactLine>`select c.id, c.number, c.day, c.call_type, c.channel from hotline.contacts c
      where c.id = any(${ids}::uuid[]) order by c.day desc, c.number desc`,
  );
}
