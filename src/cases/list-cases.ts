import type { Tx } from '#kernel/db.ts';
import { namesOf } from '#people/index.ts';
import type { StaffActor } from '#staff/index.ts';
import { openKeys } from '#vault/index.ts';
import { calledIn } from './people.ts';
import { codedHalf } from './read-case.ts';
import type { CaseFilter, CaseListAnswer, CaseSummary } from './shared.ts';
import { casesWithin, newestCases, peopleOf, type ListedCase } from './store.ts';

/** How many cases a list shows at a time. */
const PAGE = 50;
const FIRST_SCAN = 500;

/** A page of the cases the actor may open, newest first, each with how its person of concern is called. */
export async function listCases(
  tx: Tx,
  actor: StaffActor,
  { filter, after }: { filter: CaseFilter; after: string | null },
): Promise<CaseListAnswer> {
  const found = await pageOf(tx, filter, after);
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

async function summaries(tx: Tx, actor: StaffActor, found: ListedCase[]): Promise<CaseSummary[]> {
  const ids = found.map((row) => row.id);
  const keys = await openKeys(tx, actor.keys, ids);
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
    return key ? [{ ...codedHalf(row), who }] : [];
  });
}
