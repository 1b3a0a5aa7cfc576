import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse } from '#kernel/errors.ts';
import { fromBase64, toBase64 } from '#vault/index.ts';
import { z } from 'zod';
import type { CheckpointRow } from './line.ts';

const shape = z.object({ number: z.number().int().positive(), hash: z.string(), signature: z.string() });

/** A checkpoint as a line of text, to be kept outside the database: beside the keyring, in a backup, on paper. */
export function checkpointText(row: CheckpointRow): string {
  return JSON.stringify({ number: row.number, hash: toBase64(row.hash), signature: toBase64(row.signature) });
}

/** Where the newest checkpoint lies, in the folder of the keyring. */
export const CHECKPOINT_FILE = 'checkpoint.json';

/** Keeps the newest checkpoint in the folder of the keyring, whole: who is ended half way leaves the one before. */
export async function keepCheckpoint(keysDir: string, row: CheckpointRow): Promise<void> {
  const file = join(keysDir, CHECKPOINT_FILE);
  const draft = `${file}.draft`;
  // Not in step with the rest: a slow disk would keep every request waiting, once a second.
  await writeFile(draft, checkpointText(row), { mode: 0o600, flush: true });
  await rename(draft, file);
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
