import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { tell } from '#kernel/outbox.ts';
import type { StaffActor } from '#staff/index.ts';
import { openKey } from '#vault/index.ts';
import { listWithItems, weighedList } from './lists.ts';
import { sealEntry } from './seal.ts';
import { ABOUT, type BeginRun } from './shared.ts';
import { insertEntry, insertRun, takeTurn } from './store.ts';
import { today } from './today.ts';

/** Begins a check on a dossier, with nothing answered. 404 for somebody without a grant, and for a list that is not there. */
export async function beginRun(tx: Tx, actor: StaffActor, input: BeginRun): Promise<{ id: string }> {
  const key = await openKey(tx, actor.keys, input.id);
  const weighed = input.list === 'delphi';
  const list = weighed ? weighedList(input) : (await listWithItems(tx, input.list)).list;
  const id = newId();
  const local = list.family === 'local';
  await takeTurn(tx, input.id);
  await insertRun(tx, {
    id,
    dossier: input.id,
    list: local ? 'local' : list.id,
    local_list: local ? list.id : null,
    version: list.version,
    verified: list.verified,
    day: await today(tx),
    begun_by: actor.id,
  });
  if (weighed) {
    const row = { run: id, dossier: input.id, field: ABOUT, version: 1, by: actor.id };
    const value = { age: input.age, kind: input.kind };
    await insertEntry(tx, { ...row, sealed: sealEntry(key, row, { value, at: now().toISOString() }) });
  }
  await tell(tx, 'screening.changed', input.id, { run: id });
  return { id };
}
