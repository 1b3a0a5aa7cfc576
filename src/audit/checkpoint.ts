import { readdirSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { fromBase64, registerEndFits, toBase64, type Keyring, type RegisterEnd } from '#vault/index.ts';
import { z } from 'zod';
import type { CheckpointRow } from './line.ts';

const endShape = z.object({ number: z.number().int().positive(), hash: z.string(), mac: z.string() });
const shape = z.object({
  ...{ number: z.number().int().positive(), hash: z.string(), signature: z.string() },
  erasures: endShape.optional(),
});

/**
 * A checkpoint as a line of text, to be kept outside the database: beside the keyring, in a backup, on paper; with the end
 * of the register of erasures at that moment, if it had begun.
 */
export function checkpointText(row: CheckpointRow, end: RegisterEnd | null = null): string {
  const erasures = end && { number: end.number, hash: toBase64(end.hash), mac: toBase64(end.mac) };
  return JSON.stringify({
    ...{ number: row.number, hash: toBase64(row.hash), signature: toBase64(row.signature) },
    ...(erasures && { erasures }),
  });
}

/** The end of the register of erasures a checkpoint knows, if the keyring vouches for it; null where there is none. */
export function registerEndIn(keyring: Keyring, text: string): RegisterEnd | null {
  try {
    const { erasures } = shape.parse(JSON.parse(text));
    if (!erasures) return null;
    const end = { number: erasures.number, hash: fromBase64(erasures.hash), mac: fromBase64(erasures.mac) };
    return registerEndFits(keyring, end) ? end : null;
  } catch {
    return null;
  }
}

/** Where the newest checkpoint lies, in the folder of the keyring. */
export const CHECKPOINT_FILE = 'checkpoint.json';

/** Where one lies that signs a later end than the database has: an older one was put in its place. */
export const asideFile = (keysDir: string, number: number | 'unreadable') =>
  join(keysDir, `before-restore-${number}.json`);

/** Those that lie aside in a folder, by their names. */
export const asideIn = (keysDir: string) =>
  readdirSync(keysDir).filter((name) => /^before-restore-\w+\.json$/.test(name));

/** Keeps the newest checkpoint in the folder of the keyring, whole: who is ended half way leaves the one before. */
export async function keepCheckpoint(
  keysDir: string,
  row: CheckpointRow,
  end: RegisterEnd | null = null,
): Promise<void> {
  const file = join(keysDir, CHECKPOINT_FILE);
  // A name of its own: two nodes may share the folder.
  const draft = `${file}.${newId()}.draft`;
  // Not in step with the rest: a slow disk would keep every request waiting, once a second.
  try {
    await writeFile(draft, checkpointText(row, end), { mode: 0o600, flush: true });
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
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
