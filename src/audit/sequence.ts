import type { Pool } from '#kernel/db.ts';
import { chainHash, keyring, signCheckpoint } from '#vault/index.ts';
import { lineFields, type AuditLine, type CheckpointRow } from './line.ts';
import { chainedByAnother, insertChainRow, insertCheckpoint, lastChainRow, takeUnchained } from './store.ts';

/** What the first batch is chained to. */
export const CHAIN_START = new Uint8Array(32);

/** Every end is signed and leaves the database; every so many are kept inside it as well. */
const CHECKPOINT_EVERY = 20;

/** The hash of a batch: the one before it and every line, in order. */
export function batchHash(previous: Uint8Array, lines: AuditLine[]): Uint8Array {
  return chainHash([previous, ...lines.map((line) => chainHash(lineFields(line)))]);
}

/**
 * Chains what waits, one batch, as the sequencer role. Two sequencers cannot fork the chain: the row is unique on its
 * predecessor, and the second one's batch goes back to the queue with its transaction.
 * @returns the signed end of the chain; null when nothing waited or another sequencer was quicker.
 */
export async function sequenceOnce(sequencer: Pool): Promise<CheckpointRow | null> {
  try {
    return await sequencer.transaction().execute(async (tx) => {
      const lines = await takeUnchained(tx);
      if (lines.length === 0) return null;
      const last = await lastChainRow(tx);
      const previous = last?.hash ?? CHAIN_START;
      const row = {
        number: (last?.number ?? 0) + 1,
        previous,
        hash: batchHash(previous, lines),
        lines: lines.map((line) => line.id),
      };
      await insertChainRow(tx, row);
      const end = { number: row.number, hash: row.hash, signature: signCheckpoint(keyring(), row) };
      if (row.number % CHECKPOINT_EVERY === 1) await insertCheckpoint(tx, end);
      return end;
    });
  } catch (error) {
    if (chainedByAnother(error)) return null;
    throw error;
  }
}
