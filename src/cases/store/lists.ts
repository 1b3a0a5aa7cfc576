import { one, rows, sql, type Tx } from '#kernel/db.ts';
import type { CaseFilter } from '../shared.ts';
import { caseColumns, type ListedCase } from './cases.ts';

/** How far a list looks: the newest `scan` grants, from after one case on, at most `limit` that pass the filter. */
export type Reach = { scan: number; after: string | null; limit: number };

/** Cases the actor may open, newest first; starts from grants, never from the cases (VAULT 2.5). */
export async function newestCases(tx: Tx, filter: CaseFilter, reach: Reach): Promise<ListedCase[]> {
  return rows(
    tx,
    sql<ListedCase>`with n as materialized (select dossier, opened from vault.newest('case', ${reach.scan}))
      select ${caseColumns}, n.opened from n join cases.cases c on c.id = n.dossier
      where ${passes(filter)} and (${reach.after}::uuid is null
        or (n.opened, n.dossier) < (select a.opened, a.dossier from n a where a.dossier = ${reach.after}))
      order by n.opened desc, n.dossier desc limit ${reach.limit}`,
  );
}

/** How many of the newest `scan` cases there are for the actor: fewer means that is all. */
export async function casesWithin(tx: Tx, scan: number): Promise<number> {
  return (await one(tx, sql<{ n: number }>`select count(*) as n from vault.newest('case', ${scan})`)).n;
}

function passes({ whose, risk, status, number }: CaseFilter) {
  const conditions = [
    whose === 'mine' && sql`c.owner = vault.actor()`,
    whose === 'teams' && sql`c.team = any ((select vault.my_principals())::uuid[])`,
    whose === 'nobodys' && sql`(c.owner is null or staff.has_left(c.owner))`,
    risk && sql`c.risk = ${risk}`,
    status &&
      status !== 'any' &&
      (status === 'running' ? sql`c.status not in ('closed', 'closed_referred')` : sql`c.status = ${status}`),
    number && sql`strpos(c.number, ${number.toUpperCase()}) > 0`,
  ];
  return sql.join(
    [
      sql`true`,
      ...conditions.filter((condition) => condition !== undefined && condition !== false && condition !== ''),
    ],
    sql` and `,
  );
}
