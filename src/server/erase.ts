import { recordLine } from '#audit/index.ts';
import {
  beginErasure,
  endRun,
  holdDue,
  keepBack,
  lookAgain,
  openRun,
  readyOn,
  retentionMark,
  today,
  watchRetention,
} from '#hotline/index.ts';
import { now } from '#kernel/clock.ts';
import { brokenConstraint, type Tx } from '#kernel/db.ts';
import { tell } from '#kernel/outbox.ts';
import { erasuresAfter, keyring, lastErasures, noteErasures, type ErasureRow } from '#vault/index.ts';
import { keepRegister } from './backup/erasure-register.ts';
import type { Pools } from './database.ts';
import type { Log } from './log.ts';
import { forgetGoing, takeTurn } from './store.ts';

/** So many in one transaction: nobody who writes waits long for it, and a node that is killed has done the others. */
const AT_A_TIME = 500;
/** So often all closed contacts are looked through, if no rule and no hold changed: the preview is of days. */
const LOOK_MS = 10 * 60_000;

/** `putBack`: told where the register ends before what this node saw of it: an older database was put in its place. */
type Clock = { pools: Pick<Pools, 'worker'>; folders: string[]; log: Pick<Log, 'defect'>; putBack?: () => void };

/**
 * The clock of contacts, a little at a time: brings the preview up to date once in a while and after a rule or a hold, erases some of what a
 * confirmed run may take, and keeps the register of erasures in these folders. What one node has begun the others leave
 * to it. One that cannot be forgotten stops no other: fewer and fewer are taken up until it is alone, and it is kept back.
 *
 * @returns what a beat does, which tells whether more is left at once.
 */
export function retentionBeat({ pools, folders, log, putBack }: Clock): () => Promise<boolean> {
  let looked = Number.NEGATIVE_INFINITY;
  let seen = '';
  let most = AT_A_TIME;
  let reached = 0;
  const lookThrough = async () => {
    seen = await retentionMark(pools.worker);
    await pools.worker.transaction().execute(async (tx) => {
      if (await takeTurn(tx, 'retention')) await watchRetention(tx);
    });
    looked = performance.now();
  };
  return async () => {
    if ((await endOf(pools.worker)) < reached) {
      putBack?.();
      return false;
    }
    if (performance.now() - looked > LOOK_MS) await lookThrough();
    const { erased, failed } = await eraseSome(pools.worker, most);
    if (failed) log.defect(failed.error, 'retention');
    if (failed && failed.taken.length <= 1) await leaveAlone(pools.worker, failed.taken);
    most = failed ? Math.max(1, Math.floor(most / 2)) : Math.min(AT_A_TIME, most * 2);
    const [last] = await lastErasures(pools.worker, 1);
    reached = last?.number ?? 0;
    if (last) await keepRegisters(pools.worker, folders, last);
    if ((await retentionMark(pools.worker)) !== seen) await lookThrough();
    return erased > 0 || failed !== null;
  };
}

const endOf = async (worker: Pools['worker']) => (await lastErasures(worker, 1))[0]?.number ?? 0;

/** After each batch: a disk that is lost in the midst of a run takes no more of the register along than the batch under way. */
async function keepRegisters(worker: Pools['worker'], folders: string[], last: ErasureRow): Promise<void> {
  for (const folder of folders) await keepRegister(folder, keyring(), last, (number) => erasuresAfter(worker, number));
}

type Some = { erased: number; failed: { error: unknown; taken: string[] } | null };

/** Erases some; where something still points to one of them, nothing is erased, and it is said which were taken up. */
async function eraseSome(worker: Pools['worker'], most: number): Promise<Some> {
  let taken: string[] = [];
  try {
    const erased = await worker.transaction().execute(async (tx) => {
      if (!(await takeTurn(tx, 'retention'))) return 0;
      const run = await openRun(tx);
      if (!run) return 0;
      taken = await holdDue(tx, run.id, most);
      const done = taken.length > 0 ? await eraseThese(tx, run, taken) : 0;
      // What somebody writes about at this moment is left: the run waits for it.
      if ((await readyOn(tx, run.day)).contacts === 0) await end(tx, run.id);
      return done;
    });
    return { erased, failed: null };
  } catch (error) {
    if (brokenConstraint(error) === undefined || taken.length === 0) throw error;
    return { erased: 0, failed: { error, taken } };
  }
}

async function end(tx: Tx, run: string): Promise<void> {
  await endRun(tx, run, now());
  await tell(tx, 'retention.changed', run);
}

/** Erases those of these that go by a last look, each with its entry in the register and its line in the audit. */
async function eraseThese(tx: Tx, run: { id: string; by: string }, contacts: string[]): Promise<number> {
  await lookAgain(tx, contacts);
  const erasing = await beginErasure(tx, run.id, contacts);
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
  if (erasing.length > 0) await forgetGoing(tx);
  return erasing.length;
}

async function leaveAlone(worker: Pools['worker'], contacts: string[]): Promise<void> {
  await worker.transaction().execute(async (tx) => {
    const { day } = await today(tx);
    for (const contact of contacts) await keepBack(tx, contact, day);
  });
}
