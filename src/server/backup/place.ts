import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { asideFile, CHECKPOINT_FILE, readCheckpoint } from '#audit/index.ts';
import { refuse } from '#kernel/errors.ts';
import { takeLock } from '#kernel/lock.ts';
import { isUnused, RESTORING } from '#kernel/postgres.ts';
import { loadKeyring, putKeyring } from '#vault/index.ts';
import { isOfDisk } from './archive.ts';
import { joinRegisters } from './erasure-register.ts';

export type Folders = { dataDir: string; keysDir: string };
/** The installation's own keys as they came out of an archive, and the folders in which a register of erasures may lie. */
export type Keys = { keyring: string; checkpoint: string | null; registers: string[] };

/** What stays open to PostgreSQL's account when the program runs as root; see `prepareDataDir`. */
const FOLDER_MODE = process.getuid?.() === 0 ? 0o711 : 0o700;

/**
 * Fills an empty data folder: `work` makes a whole one in a draft beside its place, which is moved when all is proved.
 * Refuses `restore-not-empty`, `already-running`, `restore-not-written`; whatever goes wrong, the folder is as it was.
 */
export async function intoEmptyFolder<T extends Keys>(
  { dataDir, keysDir }: Folders,
  work: (draft: string) => Promise<T>,
): Promise<T> {
  const made = mkdirSync(dataDir, { recursive: true });
  if (made !== undefined) chmodSync(dataDir, FOLDER_MODE);
  const lock = takeLock(join(dataDir, 'astra.lock'));
  const draft = join(dataDir, RESTORING);
  try {
    if (!isUnused(dataDir)) throw refuse('restore-not-empty', 400, { folder: dataDir });
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft);
    chmodSync(draft, FOLDER_MODE);
    const done = await work(draft);
    await putKeys(keysDir, done);
    putInPlace(draft, dataDir);
    return done;
  } catch (error) {
    throw isOfDisk(error) ? refuse('restore-not-written', 503, { folder: dataDir }) : error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
    lock.release();
    if (made !== undefined && readdirSync(dataDir).length === 0) rmdirSync(dataDir);
  }
}

/** Where a keyring lies, only its own installation's archive is taken (VAULT 3.5). Refuses `archive-foreign`. */
export async function mustFit({ installation }: { installation: string }, keysDir: string): Promise<void> {
  if (existsSync(join(keysDir, 'keyring.json')) && (await loadKeyring(keysDir)).id !== installation)
    throw refuse('archive-foreign', 400, { folder: keysDir });
}

/**
 * The keyring to its own folder, with all that is known of the register of erasures: whatever copy is started on it next,
 * the register is there. And with the checkpoint that belongs to what was restored; a later one is kept beside it.
 */
export async function putKeys(keysDir: string, { keyring, checkpoint, registers }: Keys): Promise<void> {
  await putKeyring(keysDir, keyring);
  joinRegisters(await loadKeyring(keysDir), registers, keysDir);
  const file = join(keysDir, CHECKPOINT_FILE);
  if (existsSync(file)) keepLater(keysDir, readFileSync(file, 'utf8'), checkpoint);
  const draft = `${file}.draft`;
  if (checkpoint === null) return rmSync(file, { force: true });
  writeFileSync(draft, checkpoint, { mode: 0o600, flush: true });
  renameSync(draft, file);
}

/** What signs a later end than the one restored shows that more was there once: it stays, each under its own number. */
function keepLater(keysDir: string, there: string, restored: string | null): void {
  const number = numberOf(there);
  if (number !== null && restored !== null && number <= (numberOf(restored) ?? 0)) return;
  const kept = asideFile(keysDir, number ?? 'unreadable');
  if (!existsSync(kept)) writeFileSync(kept, there, { mode: 0o600, flush: true });
}

function numberOf(checkpoint: string): number | null {
  try {
    return readCheckpoint(checkpoint).number;
  } catch {
    return null;
  }
}

/** The cluster last: as long as it is not there, the folder counts as empty. */
function putInPlace(draft: string, dataDir: string): void {
  renameSync(join(draft, 'version.json'), join(dataDir, 'version.json'));
  renameSync(join(draft, 'postgres'), join(dataDir, 'postgres'));
}
