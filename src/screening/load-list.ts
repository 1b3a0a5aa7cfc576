import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { may } from '#kernel/permissions.ts';
import type { StaffActor } from '#staff/index.ts';
import { codeLists, localMark, shippedLists, weighedItems } from './lists.ts';
import { readLocalList } from './local-list.ts';
import type { ListsAnswer, LoadList } from './shared.ts';
import { insertList, localLists, takeTurn } from './store.ts';
import { today } from './today.ts';

/**
 * Loads a locally maintained list as the next version of its name. Refuses `list-wrong` with every line that cannot be
 * taken and why, as `lines` and `why`; then nothing is stored.
 */
export async function loadList(
  tx: Tx,
  actor: StaffActor,
  { file, ...input }: LoadList,
): Promise<{ id: string; version: number }> {
  const { items, faults } = readLocalList(file);
  if (faults.length > 0)
    throw refuse('list-wrong', 400, { lines: faults.map(({ line }) => line), why: faults.map(({ why }) => why) });
  const id = newId();
  await takeTurn(tx, `${input.sector}/${input.name}`);
  const version = await insertList(tx, { id, ...input, by: actor.id, day: await today(tx) }, items);
  return { id, version };
}

/** Every list a check can be made with, those of the program first, and the closed lists beside them. */
export async function readLists(tx: Tx, actor: StaffActor): Promise<ListsAnswer> {
  const shipped = shippedLists.map((mark) => ({
    ...mark,
    sector: null,
    items: mark.family === 'delphi' ? weighedItems(mark.id).length : (codeLists['quick'] ?? []).length,
    day: null,
    by: null,
  }));
  const local = (await localLists(tx)).map((row) => ({
    ...localMark(row),
    sector: row.sector,
    items: row.items,
    day: row.day,
    by: row.by,
  }));
  return { lists: [...shipped, ...local], codes: codeLists, can: { manage: may(actor, 'screening.list.manage') } };
}
