import type { Connection } from '#kernel/db.ts';
import { readCheckpoint, verifyAudit } from '#audit/index.ts';
import { withActor } from '#kernel/actor.ts';
import { refuse } from '#kernel/errors.ts';
import { fitKeyring, keyringOf, useKeyring } from '#vault/index.ts';
import type { Pools } from '../database.ts';
import { countTables, openSession } from './store.ts';

/** What was found to be so of a restored copy. */
export type Verified = { tables: number; rows: number; lines: number; batches: number };

/**
 * Compares a copy with what was counted when it was made, walks its audit up to the checkpoint that came with it, and
 * tries the keyring on it: as text, because in a file beside the rows it would stay there after a power cut. Refuses
 * `archive-damaged`, `restore-counts` (table, and both counts), `restore-audit` and `keyring-does-not-fit`.
 */
export async function verifyCopy(
  { owner, pools }: { owner: Connection; pools: Pools },
  text: string,
  expected: Record<string, number> | null,
  checkpoint: string | null,
): Promise<Verified> {
  const keyring = keyringOf(text);
  if (!keyring) throw refuse('archive-damaged', 400);
  const counts = await countAll(owner);
  if (expected) compareCounts(expected, counts);
  useKeyring(keyring);
  await withActor(pools.app, null, (tx) => fitKeyring(tx, keyring));
  const verdict = await verifyAudit(pools.sequencer, checkpoint === null ? null : readCheckpoint(checkpoint));
  if (verdict.broken) throw refuse('restore-audit', 400, { batch: verdict.broken.batch, why: verdict.broken.why });
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { tables: Object.keys(counts).length, rows, lines: verdict.lines, batches: verdict.batches };
}

async function countAll(address: Connection): Promise<Record<string, number>> {
  const session = await openSession(address);
  return countTables(session).finally(() => session.close());
}

/** Refuses `restore-counts` at the first table whose rows are not as many as they were. */
export function compareCounts(expected: Record<string, number>, found: Record<string, number>): void {
  for (const table of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    const [wanted = 0, there = 0] = [expected[table], found[table]];
    if (wanted !== there) throw refuse('restore-counts', 400, { table, expected: wanted, found: there });
  }
}
