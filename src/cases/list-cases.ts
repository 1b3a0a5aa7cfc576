import type { Tx } from '#kernel/db.ts';
import { namesOf } from '#people/index.ts';
import type { StaffActor } from '#staff/index.ts';
import { firstDues } from '#tasks/index.ts';
import { openKeys } from '#vault/index.ts';
import { calledIn } from './people.ts';
import { codedHalf } from './read-case.ts';
import type { CaseFilter, CaseListAnswer, CaseSummary } from './shared.ts';
import { casesWithin, newestCases, peopleOf, type ListedCase } from './store.ts';

/** How many cases a list shows at a time. */
const PAGE = 50;
const FIRST_SCAN = 500;
/** More cases than run at a time anywhere; of more, the newest are put in order. */
const MOST_RUNNING = 5000;

/**
 * A page of the cases the actor may open, each with how its person of concern is called: those that run by what is due
 * first, any others newest first.
 */
export async function listCases(
  tx: Tx,
  actor: StaffActor,
  { filter, after }: { filter: CaseFilter; after: string | null },
): Promise<CaseListAnswer> {
  const found = filter.status === 'running' ? await runningFrom(tx, filter, after) : await pageOf(tx, filter, after);
  const shown = found.slice(0, PAGE);
  const next = found.length > PAGE ? (shown.at(-1)?.id ?? null) : null;
  return { cases: await summaries(tx, actor, shown), next };
}

async function pageOf(tx: Tx, filter: CaseFilter, after: string | null): Promise<ListedCase[]> {
  for (let scan = FIRST_SCAN; ; scan *= 8) {
    const found = await newestCases(tx, filter, { scan, after, limit: PAGE + 1 });
    if (found.length > PAGE || (await casesWithin(tx, scan)) < scan) return found;
  }
}

/** From after one case on, what is due first; cases that owe nothing by a time stand last, the newest of them first. */
async function runningFrom(tx: Tx, filter: CaseFilter, after: string | null): Promise<ListedCase[]> {
  const found = await newestCases(tx, filter, { scan: MOST_RUNNING, after: null, limit: MOST_RUNNING });
  const dues = await firstDues(
    tx,
    found.map(({ id }) => id),
  );
  const dueOf = ({ id }: ListedCase) => dues.get(id)?.getTime() ?? Number.POSITIVE_INFINITY;
  const ordered = found.toSorted((a, b) => Math.sign(dueOf(a) - dueOf(b)) || 0);
  const from = after === null ? 0 : ordered.findIndex(({ id }) => id === after) + 1;
  return ordered.slice(from, from + PAGE + 1);
}

async function summaries(tx: Tx, actor: StaffActor, found: ListedCase[]): Promise<CaseSummary[]> {
  const ids = found.map((row) => row.id);
  const keys = await openKeys(tx, actor.keys, ids);
  const dues = await firstDues(tx, ids);
  const concerned = (await peopleOf(tx, ids)).filter(({ role }) => role === 'person_of_concern');
  const names = await namesOf(
    tx,
    actor,
    concerned.flatMap(({ person }) => person ?? []),
  );
  return found.flatMap((row) => {
    const key = keys.get(row.id);
    const first = concerned.find(({ dossier }) => dossier === row.id);
    const called = key && first ? calledIn(key, first) : '';
    const who = (first?.person && names.get(first.person)) ?? (called === '' ? null : called);
    return key ? [{ ...codedHalf(row), who, due: dues.get(row.id)?.toISOString() ?? null }] : [];
  });
}
