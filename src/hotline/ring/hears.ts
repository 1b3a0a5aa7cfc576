import type { Tx } from '#kernel/db.ts';
import { linesAnsweredBy, teamOf } from '#staff/index.ts';
import { membershipsOf } from '#vault/index.ts';

/** Whether a colleague may hear that something rings on a line: its duty team, and the leads. */
export async function hearsLine(tx: Tx, account: string, line: string): Promise<boolean> {
  if ((await linesAnsweredBy(tx, account)).has(line)) return true;
  const leads = await membershipsOf(tx, [await teamOf(tx, 'leads')]);
  return leads.some((row) => row.member === account && row.confirmed_by !== null);
}
