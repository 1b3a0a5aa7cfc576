import { one, sql, type Tx } from '#kernel/db.ts';

/** The id of the contact with this number, whoever may open it. */
export async function contactByNumber(tx: Tx, number: string): Promise<string | null> {
  return (await one(tx, sql<{ id: string | null }>`select hotline.contact_by_number(${number}) as id`)).id;
}
