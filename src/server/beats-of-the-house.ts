import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkpointText, sequenceOnce } from '#audit/index.ts';
import { askForOwners, dropRemoved } from '#cases/index.ts';
import { watchHouse, watchRings } from '#hotline/index.ts';
import { withActor } from '#kernel/actor.ts';
import { hearFacts } from '#kernel/outbox.ts';
import { closeIndex, dropIdleIndex, forgetRemovedTies } from '#people/index.ts';
import type { Mailer } from '#kernel/mail.ts';
import { createWords } from '#kernel/words.ts';
import { deleteExpiredInvitations, deleteExpiredSessions, sendMails } from '#staff/index.ts';
import { deleteExpiredGrants, forgetRemovedLinks } from '#vault/index.ts';
import { startBeat, type Beat } from './beats.ts';
import type { Pools } from './database.ts';
import type { Hub } from './live.ts';
import type { Log } from './log.ts';
import { allWords } from './all-words.ts';
import { listeners } from './modules.ts';
import { forgetPractice } from './store.ts';

const SECOND = 1000;
const words = createWords(allWords);

export type HouseBeats = { afterCommit(): void; stop(): Promise<void> };

/** What the program does by itself: chains the audit, tells the screens, removes keys whose time is over, sends mail. */
export function startHouseBeats(pools: Pools, hub: Hub, keysDir: string, log: Log, mailer: Mailer | null): HouseBeats {
  const dispatch = startBeat('dispatch', 5 * SECOND, () => dispatchFacts(pools, hub), log);
  const sequence = startBeat('sequence', SECOND, () => chainAudit(pools, keysDir), log);
  const expire = startBeat('expire', 60 * SECOND, () => expireGrants(pools), log);
  const watch = startBeat('watch', 20 * SECOND, () => watchOnce(pools, dispatch), log);
  const rings = startBeat('rings', 20 * SECOND, () => ringsOnce(pools, dispatch), log);
  const search = startBeat('search', 30 * SECOND, () => withActor(pools.app, null, dropIdleIndex), log);
  const mail = mailer ? [startBeat('mail', 5 * SECOND, () => sendMails(pools.worker, mailer, words.say), log)] : [];
  const beats: Beat[] = [dispatch, sequence, expire, watch, rings, search, ...mail];
  return {
    afterCommit: () => dispatch.kick(),
    stop: async () => {
      await Promise.all(beats.map((beat) => beat.stop()));
      await closeIndex();
      // What the last second wrote is chained before the door closes: a stopped chain is a whole one.
      await chainAudit(pools, keysDir);
    },
  };
}

async function dispatchFacts(pools: Pools, hub: Hub): Promise<void> {
  await hearFacts(pools.worker, listeners, (fact) => hub.tell(pools.app, fact));
}

/** Absent colleagues, unheld lines, late promises, unanswered alerts, cases whose owner has left; what comes of it is told at once. */
async function watchOnce(pools: Pools, dispatch: Beat): Promise<void> {
  await pools.worker.transaction().execute((tx) => watchHouse(tx));
  await pools.worker.transaction().execute((tx) => askForOwners(tx));
  dispatch.kick();
}

/** Rings whose time is over: a beat of their own, so that no number outlives its day because something else fails. */
async function ringsOnce(pools: Pools, dispatch: Beat): Promise<void> {
  await pools.worker.transaction().execute((tx) => watchRings(tx));
  dispatch.kick();
}

async function expireGrants(pools: Pools): Promise<void> {
  await withActor(pools.app, null, deleteExpiredSessions);
  await withActor(pools.app, null, deleteExpiredInvitations);
  await pools.worker.transaction().execute((tx) => deleteExpiredGrants(tx));
  await pools.worker.transaction().execute((tx) => forgetRemovedLinks(tx));
  await pools.worker.transaction().execute((tx) => forgetRemovedTies(tx));
  await pools.worker.transaction().execute((tx) => dropRemoved(tx));
  await pools.worker.transaction().execute((tx) => forgetPractice(tx));
}

/** Chains what waits; every batch's end is also written beside the keyring, out of the database's reach. */
async function chainAudit(pools: Pools, keysDir: string): Promise<void> {
  for (let end = await sequenceOnce(pools.sequencer); end; end = await sequenceOnce(pools.sequencer))
    writeFileSync(join(keysDir, 'checkpoint.json'), checkpointText(end), { mode: 0o600 });
}
