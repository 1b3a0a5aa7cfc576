import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import type { StaffActor } from '#staff/index.ts';
import { openKey, type DossierKey } from '#vault/index.ts';
import { checkField } from './check-field.ts';
import { listWithItems, weighedList } from './lists.ts';
import { isAbout, isAnswered, kept, sameValue } from './run-value.ts';
import { openEntry, sealEntry } from './seal.ts';
import type { RunChange, RunItem, RunSaveAnswer } from './shared.ts';
import { insertEntry, lockRun, newestEntries, setList, type RunRow } from './store.ts';
import { refuseFutureDay } from './today.ts';

/**
 * Saves answers of a check under way, each with the version it was based on. Where somebody else answered meanwhile both
 * come back and nothing is overwritten. Refuses `run-finished`, `answer-does-not-fit`, `day-not-yet`.
 */
export async function saveRun(
  tx: Tx,
  actor: StaffActor,
  input: { id: string; run: string; changes: RunChange[] },
): Promise<RunSaveAnswer> {
  const key = await openKey(tx, actor.keys, input.id);
  const row = await lockRun(tx, input.id, input.run);
  if (!row) throw notFound();
  if (row.finished) throw refuse('run-finished', 409);
  const items = row.local_list || row.list === 'ilo_11' ? await itemsOfRun(tx, row) : [];
  const answer: RunSaveAnswer = { saved: [], clashes: [] };
  for (const change of input.changes) {
    checkField(row.list, items, change.field, change.value);
    if (isAnswered(change.value) && change.value.day) await refuseFutureDay(tx, change.value.day);
    await saveField(tx, { actor, key, row }, { ...change, value: kept(change.value) }, answer);
  }
  if (answer.saved.length > 0) await tell(tx, 'screening.changed', input.id, { run: row.id });
  return answer;
}

/** The indicators of the list a check was begun with. */
async function itemsOfRun(tx: Tx, row: Pick<RunRow, 'list' | 'local_list'>): Promise<RunItem[]> {
  return (await listWithItems(tx, row.local_list ?? row.list)).items;
}

type Saving = { actor: StaffActor; key: DossierKey; row: RunRow };

async function saveField(
  tx: Tx,
  { actor, key, row }: Saving,
  { field, basedOn, value }: RunChange,
  answer: RunSaveAnswer,
): Promise<void> {
  const at = now().toISOString();
  const place = { run: row.id, dossier: row.dossier, field, version: basedOn + 1, by: actor.id };
  if (await insertEntry(tx, { ...place, sealed: sealEntry(key, place, { value, at }) })) {
    if (isAbout(value)) await followList(tx, row, value);
    answer.saved.push({ field, version: place.version, at });
    return;
  }
  const newest = (await newestEntries(tx, row.id)).find((entry) => entry.field === field);
  // Based on a version that never was: no screen of ours asks this.
  if (!newest) throw refuse('answer-does-not-fit', 400, { field });
  const theirs = openEntry(key, newest);
  if (sameValue(theirs.value, value)) answer.saved.push({ field, version: theirs.version, at: theirs.at });
  else answer.clashes.push({ field, yours: value, theirs });
}

async function followList(tx: Tx, row: RunRow, about: Parameters<typeof weighedList>[0]): Promise<void> {
  const { id: list, version, verified } = weighedList(about);
  await setList(tx, row.id, { list, version, verified });
}
