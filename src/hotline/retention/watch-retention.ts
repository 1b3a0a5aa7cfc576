import type { Tx } from '#kernel/db.ts';
import { today } from '../open-contact.ts';
import {
  allLines,
  keepList,
  markAbout,
  newestRules,
  retentionFacts,
  retentionList,
  stayReasons,
  type ListRow,
} from '../store.ts';
import { comesUp, listedOn, type Months } from './rule.ts';
import { rulesThatShip } from './rules.ts';

/** How long each kind is kept now: as the house decided, else as the list says that ships. */
async function monthsKept(tx: Tx): Promise<Months> {
  const own = new Map((await newestRules(tx)).map((rule) => [rule.kind, rule.months]));
  const months = rulesThatShip.map(({ kind, months: shipped }) => [kind, own.has(kind) ? own.get(kind) : shipped]);
  return Object.fromEntries(months) as Months;
}

/** Brings the preview up to date: what comes due within thirty days, and why of that something stays. Runs as worker. */
export async function watchRetention(tx: Tx): Promise<void> {
  // Before the first run there is no calendar yet.
  if ((await allLines(tx)).length === 0) return;
  const { day } = await today(tx);
  const months = await monthsKept(tx);
  const before = new Map((await retentionList(tx)).map((line) => [line.contact, line]));
  await markAbout(tx);
  const facts = (await retentionFacts(tx, null)).filter((each) => comesUp(day, each, months));
  const held = await stayReasons(
    tx,
    facts.map(({ id }) => id),
  );
  const lines: ListRow[] = [];
  for (const { id, ...own } of facts) {
    const was = before.get(id);
    const line = listedOn(day, { facts: own, held: held.get(id) ?? null, months }, was);
    if (!line) continue;
    before.delete(id);
    if (!isSame(line, was)) lines.push({ contact: id, ...line });
  }
  await keepList(tx, lines, [...before.keys()]);
}

function isSame(line: Omit<ListRow, 'contact'>, was: ListRow | undefined): boolean {
  return (
    was !== undefined &&
    was.kind === line.kind &&
    was.goes === line.goes &&
    was.listed === line.listed &&
    was.held === line.held
  );
}
