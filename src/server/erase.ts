import { recordLine } from '#audit/index.ts';
import { beginErasure, endRun, openRun, today, watchRetention } from '#hotline/index.ts';
import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { erasuresAfter, keyring, lastErasures, noteErasures } from '#vault/index.ts';
import { keepRegister } from './backup/erasure-register.ts';
import type { Pools } from './database.ts';
import { forgetGoing, takeTurn } from './store.ts';

/** So many in one transaction: nobody who writes waits long for it, and a node that is killed has done the others. */
const AT_A_TIME = 500;
/** So often all closed contacts are looked through: the preview is of days, not of minutes. */
const LOOK_MS = 10 * 60_000;

/**
 * The clock of contacts: brings the preview up to date, erases what a confirmed run may take, and keeps the register of
 * erasures in these folders. What one node has begun the others leave to it.
 */
export async function retentionOnce(pools: Pick<Pools, 'worker'>, folders: string[], preview = true): Promise<void> {
  await pools.worker.transaction().execute(async (tx) => {
    if (await takeTurn(tx, 'retention')) if (preview || (await openRun(tx))) await watchRetention(tx);
  });
  while (await pools.worker.transaction().execute(eraseSome)) await keepRegisters(pools, folders);
  await keepRegisters(pools, folders);
}

/** After each batch: a disk that is lost in the midst of a run takes no more of the register along than the batch under way. */
async function keepRegisters({ worker }: Pick<Pools, 'worker'>, folders: string[]): Promise<void> {
  const [last] = await lastErasures(worker, 1);
  if (!last) return;
  for (const folder of folders)
    await keepRegister(folder, keyring().id, last, (number) => erasuresAfter(worker, number));
}

/** The same as a beat: looks every time whether a run was confirmed, and through all contacts once in a while. */
export function retentionBeat(pools: Pick<Pools, 'worker'>, folders: string[]): () => Promise<void> {
  let looked = Number.NEGATIVE_INFINITY;
  return async () => {
    const preview = performance.now() - looked > LOOK_MS;
    await retentionOnce(pools, folders, preview);
    if (preview) looked = performance.now();
  };
}

/** Erases some of what an open run may take, each with its entry in the register and its line in the audit. */
async function eraseSome(tx: Tx): Promise<boolean> {
  if (!(await takeTurn(tx, 'retention'))) return false;
  const run = await openRun(tx);
  if (!run) return false;
  const erasing = await beginErasure(tx, run.id, AT_A_TIME);
  if (erasing.length === 0) {
    await endRun(tx, run.id, now());
    return false;
  }
  const { day } = await today(tx);
  await noteErasures(
    tx,
    keyring(),
    erasing.map((each) => ({ ...each, day, at: now(), run: run.id, by: run.by })),
  );
  for (const { record, gone } of erasing)
    await recordLine(tx, {
      ...{ actor: run.by, verb: 'hotline.retention.erase', kind: 'write', outcome: 'done' },
      ...{ dossiers: [record, ...gone], other: null, detail: null },
    });
  await forgetGoing(tx);
  return true;
}
