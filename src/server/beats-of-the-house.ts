import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CHECKPOINT_FILE,
  forgetOldTerms,
  keepCheckpoint,
  putCutEndAside,
  registerEndIn,
  sequenceOnce,
} from '#audit/index.ts';
import { askForOwners, dropRemoved } from '#cases/index.ts';
import { watchHouse, watchRings } from '#hotline/index.ts';
import { withActor } from '#kernel/actor.ts';
import type { Connection, Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { hearFacts, type Fact } from '#kernel/outbox.ts';
import { closeIndex, dropIdleIndex, forgetRemovedTies } from '#people/index.ts';
import type { Mailer } from '#kernel/mail.ts';
import { createWords } from '#kernel/words.ts';
import { endExpiredInvitations, deleteExpiredSessions, lockIdleSessions, sendMails } from '#staff/index.ts';
import {
  deleteExpiredGrants,
  forgetRemovedLinks,
  forgetSpentChallenges,
  keyring,
  lastErasures,
  registerEnd,
} from '#vault/index.ts';
import { startBeat, type Beat } from './beats.ts';
import type { Pools } from './database.ts';
import { FIRST, type Hub } from './live.ts';
import { hearOtherNodes } from './live-nodes.ts';
import type { Log } from './log.ts';
import { allWords } from './all-words.ts';
import { listeners } from './modules.ts';
import { retentionBeat } from './erase.ts';
import { forgetGoing, takeTurn } from './store.ts';

const SECOND = 1000;
const words = createWords(allWords);

/** `cluster`: how this node connects where there are several; null: it is alone, and nobody else is to be told. */
export type House = {
  pools: Pools;
  hub: Hub;
  keysDir: string;
  /** Where the register of erasures is kept. */
  registers: string[];
  log: Log;
  mailer: Mailer | null;
  cluster: Connection | null;
  /** Told where the database turns out to be older than it was: another was put in its place. */
  putBack: () => void;
};
type Dispatching = Pick<House, 'pools' | 'hub' | 'log'> & { node: string | null };

export type HouseBeats = { afterCommit(): void; stop(): Promise<void> };

/**
 * What the program does by itself: chains the audit, tells the screens, removes keys whose time is over, sends mail.
 * What a crash left unchained is chained before this returns, and so before the first page is served.
 */
export async function startHouseBeats({
  pools,
  hub,
  keysDir,
  registers,
  log,
  mailer,
  cluster,
  putBack,
}: House): Promise<HouseBeats> {
  const node = cluster === null ? null : newId();
  const nodes = cluster && node ? await hearOtherNodes(cluster, node, hub, pools.app, log) : null;
  await chainAudit(pools, keysDir, log).catch((error: unknown) => log.defect(error, 'sequence'));
  const dispatch = startBeat('dispatch', 5 * SECOND, () => dispatchFacts({ pools, hub, log, node }), log);
  const sequence = startBeat('sequence', SECOND, () => chainAudit(pools, keysDir, log), log);
  const expire = startBeat('expire', 60 * SECOND, () => expireAll(pools, log), log);
  const watch = startBeat('watch', 20 * SECOND, () => watchOnce(pools, dispatch), log);
  const owners = startBeat('owners', 20 * SECOND, () => askForOwnersOnce(pools, dispatch), log);
  const rings = startBeat('rings', 20 * SECOND, () => ringsOnce(pools, dispatch), log);
  const eraseSome = retentionBeat({ pools, folders: registers, log, putBack });
  const eraseAndGoOn = async () => {
    if (await eraseSome()) retention.kick();
  };
  const retention = startBeat('retention', 5 * SECOND, eraseAndGoOn, log);
  const search = startBeat('search', 30 * SECOND, () => withActor(pools.app, null, dropIdleIndex), log);
  const mail = mailer ? [startBeat('mail', 5 * SECOND, () => sendMails(pools.worker, mailer, words.say), log)] : [];
  const beats: Beat[] = [dispatch, sequence, expire, watch, owners, rings, retention, search, ...mail];
  return {
    afterCommit: () => dispatch.kick(),
    stop: async () => {
      await Promise.all(beats.map((beat) => beat.stop()));
      await nodes?.stop();
      await closeIndex();
      // What the last second wrote is chained before the door closes: a stopped chain is a whole one.
      await chainAudit(pools, keysDir, log);
    },
  };
}

async function dispatchFacts({ pools, hub, log, node }: Dispatching): Promise<void> {
  // They are off the outbox already: one that could not be told must not take those after it along.
  const tell = (fact: Fact) => hub.tell(pools.app, fact).catch((error: unknown) => log.defect(error, 'live'));
  await hearFacts(pools.worker, listeners, tell, { node, first: FIRST });
}

/** One node at a time: what two do at once would be done twice. Whoever comes second leaves it to the first. */
async function alone(pools: Pools, what: string, work: (tx: Tx) => Promise<unknown>): Promise<void> {
  await pools.worker.transaction().execute(async (tx) => {
    if (await takeTurn(tx, what)) await work(tx);
  });
}

/** Absent colleagues, unheld lines, late promises, unanswered alerts; what comes of it is told at once. */
async function watchOnce(pools: Pools, dispatch: Beat): Promise<void> {
  await alone(pools, 'watch', watchHouse);
  dispatch.kick();
}

/** Cases whose owner has left. */
async function askForOwnersOnce(pools: Pools, dispatch: Beat): Promise<void> {
  await alone(pools, 'owners', askForOwners);
  dispatch.kick();
}

/** Rings whose time is over: a beat of their own, so that no number outlives its day because something else fails. */
async function ringsOnce(pools: Pools, dispatch: Beat): Promise<void> {
  await alone(pools, 'rings', watchRings);
  dispatch.kick();
}

type Expiring = (pools: Pools) => Promise<unknown>;
const asWorker =
  (work: (tx: Tx) => Promise<unknown>): Expiring =>
  ({ worker }) =>
    worker.transaction().execute(work);

const EXPIRING: Record<string, Expiring> = {
  sessions: ({ app }) => withActor(app, null, deleteExpiredSessions),
  idle: ({ app }) => withActor(app, null, lockIdleSessions),
  challenges: ({ app }) => withActor(app, null, forgetSpentChallenges),
  invitations: ({ app }) => withActor(app, null, endExpiredInvitations),
  grants: asWorker(deleteExpiredGrants),
  links: asWorker(forgetRemovedLinks),
  ties: asWorker(forgetRemovedTies),
  documents: asWorker(dropRemoved),
  practice: asWorker(forgetGoing),
  terms: asWorker(forgetOldTerms),
};

/** Removes whatever has its time behind it, one kind after the other: none outlives it because another cannot go. */
export async function expireAll(pools: Pools, log: Pick<Log, 'defect'>): Promise<void> {
  for (const [what, remove] of Object.entries(EXPIRING))
    await remove(pools).catch((error: unknown) => log.defect(error, `expire ${what}`));
}

/**
 * Chains what waits; every batch's end is also written beside the keyring, out of the database's reach. What an end there
 * shows to be cut off is logged, and that end kept: `audit verify` would call the rest whole.
 */
export async function chainAudit(pools: Pools, keysDir: string, log: Pick<Log, 'event'>): Promise<void> {
  for (let end = await sequenceOnce(pools.sequencer); end; end = await sequenceOnce(pools.sequencer)) {
    const known = await putCutEndAside(pools.sequencer, keysDir);
    if (known !== null) log.event('audit.cut', { knew: known, ends: end.number });
    await keepCheckpoint(keysDir, end, await furthestEnd(pools, keysDir));
  }
}

/** How far the register of erasures went: an older database that was put under it does not make us forget that. */
async function furthestEnd(pools: Pools, keysDir: string) {
  const now = await endOfRegister(pools);
  const text = await readFile(join(keysDir, CHECKPOINT_FILE), 'utf8').catch(() => null);
  const before = text === null ? null : registerEndIn(keyring(), text);
  return before && before.number > (now?.number ?? 0) ? before : now;
}

async function endOfRegister({ worker }: Pools) {
  const [last] = await lastErasures(worker, 1);
  return last ? registerEnd(keyring(), last) : null;
}
