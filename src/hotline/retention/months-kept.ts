import type { Tx } from '#kernel/db.ts';
import { newestRules } from '../store.ts';
import type { Months } from './rule.ts';
import { rulesThatShip } from './rules.ts';

/** How long each kind is kept now: as the house decided, else as the list says that ships. */
export async function monthsKept(tx: Tx): Promise<Months> {
  const own = new Map((await newestRules(tx)).map((rule) => [rule.kind, rule.months]));
  const months = rulesThatShip.map(({ kind, months: shipped }) => [kind, own.has(kind) ? own.get(kind) : shipped]);
  return Object.fromEntries(months) as Months;
}
