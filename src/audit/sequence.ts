import type { Pool, Tx } from '#kernel/db.ts';
import { chainHash, keyring, signCheckpoint } from '#vault/index.ts';
import { lineFields, type AuditLine, type ChainRow, type CheckpointRow } from './line.ts';
import { chainedByAnother, insertChainRow, insertCheckpoint, lastChainRow, takeUnchained } from './store.ts';

/** What the first batch is chained to. */
export const CHAIN_START = new Uint8Array(32);

/** A checkpoint is signed at least every so many batches. */
const CHECKPOINT_EVERY = 20;

/** The hash of a batch: the one before it and every line, in order. */
export function batchHash(previous: Uint8Array, lines: AuditLine[]): Uint8Array {
  return chainHash([previous, ...lines.map((line) => chainHash(lineFields(line)))]);
}

/**
 * Chains what waits, one batch, as the sequencer role. Two sequencers cannot fork the chain: the row is unique on its
 * predecessor, and the second one's batch goes back to the queue with its transaction.
 * @returns the checkpoint signed with this batch, if any; or null when nothing waited or another sequencer was quicker.
 */
export async function sequenceOnce(sequencer: Pool): Promise<{ checkpoint: CheckpointRow | null } | null> {
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
      return { checkpoint: row.number % CHECKPOINT_EVERY === 1 ? await sign(tx, row) : null };
    });
  } catch (error) {
    if (chainedByAnother(error)) return null;
    throw error;
  }
}

async function sign(tx: Tx, row: ChainRow): Promise<CheckpointRow> {
  const checkpoint = { number: row.number, hash: row.hash, signature: signCheckpoint(keyring(), row) };
  await insertCheckpoint(tx, checkpoint);
  return checkpoint;
}
