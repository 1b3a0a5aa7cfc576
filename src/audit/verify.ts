import type { Pool } from '#kernel/db.ts';
import { equalBytes, keyring, verifyCheckpoint } from '#vault/index.ts';
import type { AuditLine, ChainRow, CheckpointRow } from './line.ts';
import { batchHash, CHAIN_START } from './sequence.ts';
import { chainAfter, countLines, lastCheckpoint, linesById, type Counts } from './store.ts';

/** What `astra audit verify` found. `broken` names the first row that does not fit, and why. */
export type Verdict = {
  lines: number;
  batches: number;
  /** Lines not chained yet: after an orderly stop none, after a crash those of its last moment, until the next start. */
  waiting: number;
  broken: null | {
    batch: number;
    line: string | null;
    why: 'hash' | 'order' | 'line-missing' | 'tail-cut' | 'checkpoint' | 'unchained' | 'overdue';
  };
};

/**
 * Walks the whole chain and says whether it is whole. `paper` is a checkpoint kept outside the database: with it a
 * cut tail shows, because the chain must still contain that row.
 */
export async function verifyAudit(db: Pool, paper: CheckpointRow | null): Promise<Verdict> {
  const counts = await countLines(db);
  const walked = await walk(db);
  const broken = walked.broken ?? (await brokenEnd(db, walked, counts, paper));
  return { lines: counts.lines, batches: walked.batches, waiting: counts.waiting, broken };
}

type Walk = { batches: number; chained: number; hashes: Map<number, Uint8Array>; broken: Verdict['broken'] };

async function walk(db: Pool): Promise<Walk> {
  const state: Walk = { batches: 0, chained: 0, hashes: new Map(), broken: null };
  let previous: Uint8Array = CHAIN_START;
  for (let batch = await chainAfter(db, 0, 200); batch.length > 0; batch = await chainAfter(db, state.batches, 200))
    for (const row of batch) {
      state.broken = await brokenRow(db, row, state.batches + 1, previous);
      if (state.broken) return state;
      state.batches++;
      state.chained += row.lines.length;
      state.hashes.set(row.number, row.hash);
      previous = row.hash;
    }
  return state;
}

async function brokenRow(db: Pool, row: ChainRow, expected: number, previous: Uint8Array): Promise<Verdict['broken']> {
  if (row.number !== expected || !equalBytes(row.previous, previous))
    return { batch: row.number, line: null, why: 'order' };
  const found = new Map((await linesById(db, row.lines)).map((line) => [line.id, line]));
  const missing = row.lines.find((id) => !found.has(id));
  if (missing) return { batch: row.number, line: missing, why: 'line-missing' };
  const lines = row.lines.flatMap((id): AuditLine | [] => found.get(id) ?? []);
  return equalBytes(batchHash(row.previous, lines), row.hash) ? null : { batch: row.number, line: null, why: 'hash' };
}

async function brokenEnd(
  db: Pool,
  walked: Walk,
  counts: Counts,
  paper: CheckpointRow | null,
): Promise<Verdict['broken']> {
  const end = walked.batches;
  for (const checkpoint of [await lastCheckpoint(db), paper]) {
    if (!checkpoint) continue;
    if (!verifyCheckpoint(keyring(), checkpoint)) return { batch: checkpoint.number, line: null, why: 'checkpoint' };
    const hash = walked.hashes.get(checkpoint.number);
    if (!hash) return { batch: end + 1, line: null, why: 'tail-cut' };
    if (!equalBytes(hash, checkpoint.hash)) return { batch: checkpoint.number, line: null, why: 'checkpoint' };
  }
  if (walked.chained + counts.waiting !== counts.lines) return { batch: end, line: null, why: 'unchained' };
  return counts.overdue > 0 ? { batch: end, line: null, why: 'overdue' } : null;
}
