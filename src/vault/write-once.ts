import { closeSync, fsyncSync, linkSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';

/**
 * Writes a file (0600) whole or not at all, and on the disk before it returns. Refuses `keyring-exists` when the name is
 * taken: it links instead of renaming, because a rename would silently replace what is there.
 */
export function writeOnce(dir: string, name: string, text: string): void {
  const draft = join(dir, `${name}.${newId()}`);
  try {
    writeThrough(draft, text);
    linkSync(draft, join(dir, name));
  } catch (error) {
    throw isThere(error) ? refuse('keyring-exists', 409, { folder: dir }) : error;
  } finally {
    rmSync(draft, { force: true });
  }
  syncFolder(dir);
}

function writeThrough(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
}

function syncFolder(dir: string): void {
  const folder = openSync(dir, 'r');
  fsyncSync(folder);
  closeSync(folder);
}

const isThere = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EEXIST';
