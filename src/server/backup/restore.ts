import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKPOINT_FILE } from '#audit/index.ts';
import { refuse } from '#kernel/errors.ts';
import { takeLock } from '#kernel/lock.ts';
import { isUnused, RESTORING } from '#kernel/postgres.ts';
import { loadKeyring, putKeyring } from '#vault/index.ts';
import { isOfDisk } from './archive.ts';
import { bringToLife } from './bring-to-life.ts';
import type { Head } from './head.ts';
import { layPiece } from './log-pieces.ts';
import type { Piece } from './sets.ts';
import { unpack, type Unpacked } from './unpack.ts';
import type { Verified } from './verify.ts';

export type Restored = Verified & { at: string; program: string };
export type Step = 'unpack' | 'log' | 'recover' | 'verify';
/** A backup, with the log behind it and the moment to come back to, if not all of it. */
export type Wanted = { file: string; identities: string[]; pieces: Piece[]; until: Date | null };

/** What stays open to PostgreSQL's account when the program runs as root; see `prepareDataDir`. */
const FOLDER_MODE = process.getuid?.() === 0 ? 0o711 : 0o700;

/**
 * Restores a backup into an empty data folder: unpacked beside it, brought to life, compared with what was counted, and
 * only then put in its place. Refuses a folder that is used, and an archive that is damaged, foreign, too new or not
 * whole; then the folder is as it was.
 */
export async function restore(
  { dataDir, keysDir }: { dataDir: string; keysDir: string },
  wanted: Wanted,
  tell: (step: Step) => void,
): Promise<Restored> {
  const made = mkdirSync(dataDir, { recursive: true });
  if (made !== undefined) chmodSync(dataDir, FOLDER_MODE);
  const lock = takeLock(join(dataDir, 'astra.lock'));
  const draft = join(dataDir, RESTORING);
  try {
    if (!isUnused(dataDir)) throw refuse('restore-not-empty', 400, { folder: dataDir });
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft);
    chmodSync(draft, FOLDER_MODE);
    tell('unpack');
    const unpacked = await unpack(wanted.file, wanted.identities, draft, (head) => mustFit(head, keysDir));
    if (wanted.pieces.length > 0) tell('log');
    const checkpoint = await layLog(draft, unpacked, wanted);
    const verified = await bringToLife(draft, unpacked, { checkpoint, ...wanted }, tell);
    await putKeys(keysDir, unpacked.keyring, checkpoint);
    putInPlace(draft, dataDir);
    const at = (wanted.until ?? wanted.pieces.at(-1)?.at)?.toISOString() ?? unpacked.manifest.at;
    return { ...verified, at, program: unpacked.head.program };
  } catch (error) {
    throw isOfDisk(error) ? refuse('restore-not-written', 503, { folder: dataDir }) : error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
    lock.release();
    if (made !== undefined && readdirSync(dataDir).length === 0) rmdirSync(dataDir);
  }
}

/** Where a keyring lies, only its own installation's archive is taken (VAULT 3.5). */
async function mustFit(head: Head, keysDir: string): Promise<void> {
  if (existsSync(join(keysDir, 'keyring.json')) && (await loadKeyring(keysDir)).id !== head.installation)
    throw refuse('archive-foreign', 400, { folder: keysDir });
}

/** Lays the log behind the backup; the newest checkpoint that belongs before the moment wanted. */
async function layLog(draft: string, { head, checkpoint }: Unpacked, { pieces, until, identities }: Wanted) {
  let newest = checkpoint;
  for (const piece of pieces) {
    const found = await layPiece(draft, piece, head, identities);
    if (until === null || piece.at <= until) newest = found ?? newest;
  }
  return newest;
}

/** The keyring to its own folder, with the checkpoint that belongs to what was restored; a newer one is kept beside it. */
async function putKeys(keysDir: string, keyring: string, checkpoint: string | null): Promise<void> {
  await putKeyring(keysDir, keyring);
  const file = join(keysDir, CHECKPOINT_FILE);
  if (existsSync(file)) renameSync(file, join(keysDir, `before-restore-${CHECKPOINT_FILE}`));
  if (checkpoint !== null) writeFileSync(file, checkpoint, { mode: 0o600, flush: true });
}

/** The cluster last: as long as it is not there, the folder counts as empty. */
function putInPlace(draft: string, dataDir: string): void {
  renameSync(join(draft, 'version.json'), join(dataDir, 'version.json'));
  renameSync(join(draft, 'postgres'), join(dataDir, 'postgres'));
}
