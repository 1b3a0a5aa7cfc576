import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkpointText, sequenceOnce } from '#audit/index.ts';
import { takeFacts } from '#kernel/outbox.ts';
import { deleteExpiredGrants } from '#vault/index.ts';
import { startBeat, type Beat } from './beats.ts';
import type { Pools } from './database.ts';
import type { Hub } from './live.ts';
import type { Log } from './log.ts';

const SECOND = 1000;

export type HouseBeats = { afterCommit(): void; stop(): Promise<void> };

/** What the program does by itself: chains the audit, tells the screens, removes keys whose time is over. */
export function startHouseBeats(pools: Pools, hub: Hub, keysDir: string, log: Log): HouseBeats {
  const dispatch = startBeat('dispatch', 5 * SECOND, () => dispatchFacts(pools, hub), log);
  const sequence = startBeat('sequence', SECOND, () => chainAudit(pools, keysDir), log);
  const expire = startBeat('expire', 60 * SECOND, () => expireGrants(pools), log);
  const beats: Beat[] = [dispatch, sequence, expire];
  return {
    afterCommit: () => dispatch.kick(),
    stop: async () => {
      await Promise.all(beats.map((beat) => beat.stop()));
    },
  };
}

async function dispatchFacts(pools: Pools, hub: Hub): Promise<void> {
  const facts = await takeFacts(pools.worker, async () => undefined);
  for (const fact of facts) await hub.tell(pools.app, fact);
}

async function expireGrants(pools: Pools): Promise<void> {
  await pools.worker.transaction().execute((tx) => deleteExpiredGrants(tx));
}

/** Chains what waits; every batch's end is also written beside the keyring, out of the database's reach. */
async function chainAudit(pools: Pools, keysDir: string): Promise<void> {
  for (let row = await sequenceOnce(pools.sequencer); row; row = await sequenceOnce(pools.sequencer))
    if (row.checkpoint)
      writeFileSync(join(keysDir, 'checkpoint.json'), checkpointText(row.checkpoint), { mode: 0o600 });
}
