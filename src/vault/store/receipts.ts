import { first, one, run, sql, type Tx } from '#kernel/db.ts';
import type { OpenerRow } from './principals.ts';

/** The salt every receipt's lookup value is hashed with. */
export async function receiptSalt(tx: Tx): Promise<Uint8Array> {
  return (await one(tx, sql<{ receipt_salt: Uint8Array }>`select receipt_salt from vault.installation`)).receipt_salt;
}

/** Keeps by what a receipt is found again; the actor is the visitor whose it is. */
export async function insertReceipt(tx: Tx, lookup: Uint8Array, visitor: string): Promise<void> {
  await run(tx, sql`insert into vault.receipts (lookup, visitor) values (${lookup}, ${visitor})`);
}

/** The lock behind a lookup value, found in one question. */
export async function findReceipt(tx: Tx, lookup: Uint8Array): Promise<(OpenerRow & { visitor: string }) | undefined> {
  return first(
    tx,
    sql<OpenerRow & { visitor: string }>`select r.visitor, o.kind, o.version, o.salt, o.cost, o.sealed
      from vault.receipts r join vault.openers o on o.principal = r.visitor and o.kind = 'receipt'
      where r.lookup = ${lookup}`,
  );
}

/** Ends a receipt: its words find and open nothing any more. The actor is the visitor. */
export async function deleteReceipt(tx: Tx, visitor: string): Promise<void> {
  await run(tx, sql`delete from vault.receipts where visitor = ${visitor}`);
  await run(tx, sql`delete from vault.openers where principal = ${visitor} and kind = 'receipt'`);
}
