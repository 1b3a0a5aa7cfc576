import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from '#kernel/db.ts';
import { equalBytes, keyring, verifyCheckpoint } from '#vault/index.ts';
import { asideFile, CHECKPOINT_FILE, readCheckpoint } from './checkpoint.ts';
import type { CheckpointRow } from './line.ts';
import { chainAfter } from './store.ts';

/**
 * Before a new end takes the place of the last signed one in this folder: where the chain no longer holds that, its tail
 * was cut off or written anew, or an older database was put in its place. Also where the chain goes further by now: what
 * was written anew may be as long as one likes, for how batches are hashed is no secret. The end that shows it is put
 * aside under its number, as a restore does.
 * @returns the batch it signs; null where nothing is missing.
 */
export async function putCutEndAside(db: Pool, keysDir: string): Promise<number | null> {
  const text = await readFile(join(keysDir, CHECKPOINT_FILE), 'utf8').catch(() => null);
  const before = text === null ? null : signedEnd(text);
  if (!before || (await holds(db, before))) return null;
  // One that is there already is of the same number: it shows as much.
  await writeFile(asideFile(keysDir, before.number), text ?? '', { mode: 0o600, flush: true, flag: 'wx' }).catch(
    (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    },
  );
  return before.number;
}

/** Of two programs that share the folder the slower one finds a later end there, and that is in the chain. */
async function holds(db: Pool, { number, hash }: CheckpointRow): Promise<boolean> {
  const [row] = await chainAfter(db, number - 1, 1);
  return row !== undefined && row.number === number && equalBytes(row.hash, hash);
}

/** What lies there, if this keyring signed it. */
function signedEnd(text: string): CheckpointRow | null {
  try {
    const row = readCheckpoint(text);
    return verifyCheckpoint(keyring(), row) ? row : null;
  } catch {
    return null;
  }
}
