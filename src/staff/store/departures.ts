import { one, run, sql, type Tx } from '#kernel/db.ts';

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

/** Whether somebody who worked here has left. */
export async function hasLeft(tx: Tx, account: string): Promise<boolean> {
  return (
    await one(
      tx,
      sql<{ left: boolean }>`select exists (select from staff.departures where account = ${account}) as left`,
    )
  ).left;
}
