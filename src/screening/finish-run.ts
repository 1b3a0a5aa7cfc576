import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import type { RecordHouse, StaffActor } from '#staff/index.ts';
import { openKey } from '#vault/index.ts';
import { weighedItems } from './lists.ts';
import { aboutOf, underWay } from './read-run.ts';
import { score } from './result.ts';
import { answersOf } from './run-value.ts';
import { sealFinding } from './seal.ts';
import type { RunField, RunItem, RunValue, Scoring } from './shared.ts';
import { finishRow, lockRun } from './store.ts';
import { today } from './today.ts';

/**
 * Keeps a check for good: its answers, the list they were given to, and the finding with its working. A later change is a
 * new check. Refuses `run-finished`.
 */
export async function finishRun(
  tx: Tx,
  actor: StaffActor,
  input: { id: string; run: string },
  house: RecordHouse,
): Promise<void> {
  const key = await openKey(tx, actor.keys, input.id);
  const row = await lockRun(tx, input.id, input.run);
  if (!row) throw notFound();
  if (row.finished) throw refuse('run-finished', 409);
  const content = await underWay(tx, key, row);
  const scoring = scoringOf(content.fields, row.list);
  const { present, of } = countOf(content.items, content.fields);
  const result = scoring?.result ?? null;
  const { version, verified } = content.list;
  const finding = sealFinding(key, row, { ...content, scoring, at: now().toISOString() });
  const met = scoring?.dimensions.filter((each) => each.met).map((each) => each.dimension) ?? [];
  const day = await today(tx);
  const kept = { id: row.id, list: row.list, version, verified, day, by: actor.id, result, met, present, of };
  if (!(await finishRow(tx, { ...kept, sealed: finding }))) throw refuse('run-finished', 409);
  const said = result ? { result } : { result: 'checklist', present: String(present), of: String(of) };
  await house.happened(tx, actor, input.id, { kind: 'screening.finished', ref: row.id, said });
  await tell(tx, 'screening.changed', input.id, { run: row.id });
}

function valuesOf(fields: Record<string, RunField>): Record<string, RunValue> {
  return Object.fromEntries(Object.entries(fields).map(([field, { value }]) => [field, value]));
}

function scoringOf(fields: Record<string, RunField>, list: string): Scoring | null {
  const about = aboutOf(fields);
  return about ? score(weighedItems(list), answersOf(valuesOf(fields)), about.age) : null;
}

function countOf(items: readonly RunItem[], fields: Record<string, RunField>): { present: number; of: number } {
  const answers = answersOf(valuesOf(fields));
  return { present: items.filter(({ code }) => answers[code] === 'present').length, of: items.length };
}
