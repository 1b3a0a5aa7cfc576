import { run, sql, type Tx } from '#kernel/db.ts';

/** Records that somebody left; false when she had left already. Her address is free again. */
export async function insertDeparture(tx: Tx, account: string, by: string): Promise<boolean> {
  const done = await run(
    tx,
    sql`insert into staff.departures (account, by) select ${account}, ${by}
      where exists (select from staff.accounts a where a.id = ${account}) on conflict do nothing`,
  );
  if (done === 1) await run(tx, sql`select staff.free_address(${account})`);
  return done === 1;
}
