import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import { may } from '#kernel/permissions.ts';
import type { RecordHouse, StaffActor } from '#staff/index.ts';
import { openKey, type DossierKey } from '#vault/index.ts';
import { gatesFor, listWithItems } from './lists.ts';
import { isChild } from './result.ts';
import { isAbout } from './run-value.ts';
import { openDecision, openEntry, openFinding } from './seal.ts';
import { ABOUT, type About, type DecisionAnswer, type RunAnswer, type RunField } from './shared.ts';
import { decisionsOf, findRun, newestEntries, type DecisionRow, type RunRow } from './store.ts';

type Place = { id: string; run: string };

/** A check whole, for somebody with a grant on its dossier. A finished one is read as it was kept, never worked out again. */
export async function readRun(tx: Tx, actor: StaffActor, { id, run }: Place, house: RecordHouse): Promise<RunAnswer> {
  const key = await openKey(tx, actor.keys, id);
  const row = await findRun(tx, id, run);
  if (!row) throw notFound();
  const decisions = (await decisionsOf(tx, [run])).map((each) => decisionAnswer(key, each));
  const finding = row.sealed ? openFinding(key, { ...row, sealed: row.sealed }) : null;
  const { list, items, gates, fields } = finding ?? (await underWay(tx, key, row));
  return {
    id: run,
    dossier: id,
    page: (await house.pages(tx, [id])).get(id) ?? null,
    list,
    items,
    gates,
    about: aboutOf(fields),
    day: row.day,
    begunBy: row.begun_by,
    fields,
    finding: finding && findingOf(row, finding),
    decisions,
    place: row.number,
    can: { write: may(actor, 'screening.run.write', { granted: true }) },
  };
}

/** Somebody is about to have a check on paper: the request's line in the audit is the point. */
export async function printRun(tx: Tx, actor: StaffActor, { id, run }: Place): Promise<void> {
  await openKey(tx, actor.keys, id);
  if (!(await findRun(tx, id, run))) throw notFound();
}

/** A check under way: its list, what must hold first, and the newest answer of each. */
export async function underWay(tx: Tx, key: DossierKey, row: RunRow) {
  const entries = await newestEntries(tx, row.id);
  const fields = Object.fromEntries(entries.map((entry) => [entry.field, openEntry(key, entry)]));
  const { list, items } = await listWithItems(tx, row.local_list ?? row.list);
  const about = aboutOf(fields);
  return { list, items, gates: gatesFor(about !== null && isChild(about.age)), fields };
}

/** Whom and which form a check is about; null of a list without weights. */
export function aboutOf(fields: Record<string, RunField>): About | null {
  const value = fields[ABOUT]?.value ?? null;
  return isAbout(value) ? value : null;
}

function findingOf(row: RunRow, { scoring, at }: ReturnType<typeof openFinding>): RunAnswer['finding'] {
  return { result: row.result, scoring, present: row.present ?? 0, of: row.of ?? 0, by: row.finished_by ?? '', at };
}

function decisionAnswer(key: DossierKey, row: DecisionRow): DecisionAnswer {
  const { reason, at } = openDecision(key, row);
  return { id: row.id, decision: row.decision, reason, differs: row.differs, by: row.by, at };
}
