import { refuse } from '#kernel/errors.ts';
import { fromBase64, toBase64 } from '#vault/index.ts';
import { z } from 'zod';
import type { CheckpointRow } from './line.ts';

const shape = z.object({ number: z.number().int().positive(), hash: z.string(), signature: z.string() });

/** A checkpoint as a line of text, to be kept outside the database: beside the keyring, in a backup, on paper. */
export function checkpointText(row: CheckpointRow): string {
  return JSON.stringify({ number: row.number, hash: toBase64(row.hash), signature: toBase64(row.signature) });
}

/** Reads what `checkpointText` wrote. Refuses `checkpoint-unreadable`. */
export function readCheckpoint(text: string): CheckpointRow {
  try {
    const { number, hash, signature } = shape.parse(JSON.parse(text));
    return { number, hash: fromBase64(hash), signature: fromBase64(signature) };
  } catch {
    throw refuse('checkpoint-unreadable', 400);
  }
}
