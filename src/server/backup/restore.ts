import {
  appendFileSync,
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
import { CHECKPOINT_FILE } from '#audit/index.ts';
import { Refusal, refuse } from '#kernel/errors.ts';
import { takeLock } from '#kernel/lock.ts';
import { isUnused, RESTORING, startPostgres } from '#kernel/postgres.ts';
import { loadKeyring, putKeyring } from '#vault/index.ts';
import { isOfDisk } from './archive.ts';
import type { Head } from './head.ts';
import { endEverySession, openSession } from './store.ts';
import { unpack, type Unpacked } from './unpack.ts';
import { verifyCopy, type Verified } from './verify.ts';
import { sourceOf } from './with-server.ts';

export type Restored = Verified & { at: string; program: string };
export type Step = 'unpack' | 'recover' | 'verify';

/** What stays open to PostgreSQL's account when the program runs as root; see `prepareDataDir`. */
const FOLDER_MODE = process.getuid?.() === 0 ? 0o711 : 0o700;

/**
 * Restores a backup into an empty data folder: unpacked beside it, brought to life, compared with what was counted, and
 * only then put in its place. Refuses a folder that is used, and an archive that is damaged, foreign, too new or not
 * whole; then the folder is as it was.
 */
export async function restore(
  { dataDir, keysDir }: { dataDir: string; keysDir: string },
  wanted: { file: string; identities: string[] },
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
    const verified = await bringToLife(draft, unpacked, tell);
    await putKeys(keysDir, unpacked);
    putInPlace(draft, dataDir);
    return { ...verified, at: unpacked.manifest.at, program: unpacked.head.program };
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

async function bringToLife(draft: string, unpacked: Unpacked, tell: (step: Step) => void): Promise<Verified> {
  const { manifest, checkpoint } = unpacked;
  const keyring = await putKeyring(join(draft, 'keys'), unpacked.keyring);
  tell('recover');
  writeFileSync(join(draft, 'postgres', 'recovery.signal'), '', { mode: 0o600 });
  const postgres = await recovered(draft, { ...UNTIL_ITS_END, recovery_target_name: manifest.mark });
  try {
    tell('verify');
    const { address } = sourceOf(draft, draft, postgres);
    const verified = await verifyCopy(address, keyring, manifest.counts, checkpoint);
    const session = await openSession(address);
    await endEverySession(session).finally(() => session.close());
    return verified;
  } finally {
    await postgres.stop();
  }
}

/** All the log there is lies in the folder already; a new timeline begins, so that nothing is ever written over it. */
const UNTIL_ITS_END = {
  restore_command: 'false',
  recovery_target_timeline: 'current',
  recovery_target_action: 'promote',
  hot_standby: 'off',
};

async function recovered(draft: string, settings: Record<string, string>) {
  try {
    return await startPostgres({ dataDir: draft, log: () => undefined, recovery: { settings, reads: false } });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'postgres-did-not-start') throw error;
    const log = join(draft, '..', 'log', 'restore.log');
    mkdirSync(join(log, '..'), { recursive: true, mode: 0o700 });
    appendFileSync(log, readFileSync(join(draft, 'log', 'postgres.log')), { mode: 0o600 });
    throw refuse('restore-not-recovered', 503, { log });
  }
}

/** The keyring to its own folder, with the checkpoint that belongs to what was restored; a newer one is kept beside it. */
async function putKeys(keysDir: string, { keyring, checkpoint }: Unpacked): Promise<void> {
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
