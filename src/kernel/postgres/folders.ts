import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  lchownSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refuse } from '../errors.ts';
import { type Account, canEnter, isRoot } from './account.ts';

export type Folders = { data: string; cluster: string; cache: string; logFile: string };

const LOG_LIMIT = 10_000_000;
const SOCKET_LIMIT = 100; // bytes; Linux takes 107 for the whole path, and PostgreSQL does not start beyond

/**
 * Creates the data folder where it is missing, closed to others: 0700, for root 0711, because PostgreSQL's account must pass
 * through it. A folder that exists keeps its mode. Refuses, with the folder, `data-not-writable`, and `data-incomplete` for one in which
 * something else lies: an installation among somebody's files would be lost with them.
 */
export function prepareDataDir(dataDir: string): void {
  try {
    const created = mkdirSync(dataDir, { recursive: true });
    if (created !== undefined) chmodSync(dataDir, isRoot() ? 0o711 : 0o700);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw refuse('data-not-writable', 503, { folder: dataDir });
  }
  if (!isOurs(readdirSync(dataDir))) throw refuse('data-incomplete', 503, { folder: dataDir });
}

/** Where a backup is unpacked and brought to life before it takes its place. */
export const RESTORING = 'restoring';

/** Whether a data folder holds nothing yet but what a start or a restore that was cut off left in it. */
export function isUnused(dataDir: string): boolean {
  return readdirSync(dataDir).every((name) => name === RESTORING || BEFORE_THE_CLUSTER.test(name));
}

/** What a first start that was cut off may have left, and what a fresh disk has. */
const BEFORE_THE_CLUSTER = /^(astra\.lock.*|log|cache|postgres\.new|lost\+found)$/;

function isOurs(names: string[]): boolean {
  return (
    names.includes('postgres') || names.includes('version.json') || names.every((name) => BEFORE_THE_CLUSTER.test(name))
  );
}

/** The folders of an existing data folder, by real path. Refuses `data-not-reachable` (details: folder, account). */
export function layOut(dataDir: string, account: Account): Folders {
  const data = realpathSync(dataDir);
  if (!canEnter(account, data)) throw refuse('data-not-reachable', 503, { folder: data, account: account.name });
  const log = join(data, 'log');
  mkdirSync(log, { recursive: true, mode: 0o700 });
  return { data, cluster: join(data, 'postgres'), cache: join(data, 'cache'), logFile: join(log, 'postgres.log') };
}

/** Turns the system's "not allowed" and "disk full or failing" inside `dataDir` into refusals; other errors stay as they are. */
export function explainDiskError(error: unknown, dataDir: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return refuse('data-not-writable', 503, { folder: dataDir });
  if (!['ENOSPC', 'EDQUOT', 'EIO'].includes(code)) return error;
  return refuse('postgres-did-not-start', 503, { log: join(dataDir, 'log', 'postgres.log') });
}

/** Opens PostgreSQL's log for appending (0600); above 10 MB the old one steps aside as `.1`. */
export function openLog(logFile: string): number {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT) renameSync(logFile, `${logFile}.1`);
  return openSync(logFile, 'a', 0o600);
}

/** Makes `folder` and all in it belong to `account`, the folder itself last, so that an interrupted run is taken up again. */
export function giveTo(account: Account, folder: string): void {
  const { uid, gid } = account;
  const owned = statSync(folder).uid === uid;
  if (!owned && !isRoot()) throw refuse('data-not-writable', 503, { folder });
  chmodSync(folder, 0o700);
  if (owned) return;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    lchownSync(join(entry.parentPath, entry.name), uid, gid);
  }
  chownSync(folder, uid, gid);
}

/**
 * A short folder for the socket, 0700, belonging to `account`: under /run for root, else under the temporary folder; it holds
 * no data. Named by the data folder's device and inode, so what a crash left in it is ours and goes: its lock file would stop
 * PostgreSQL once the old process number is somebody else's. One made by somebody else in a shared place is not used.
 * Refuses `socket-folder-missing` (details: folders).
 */
export function makeSocketDir(account: Account, data: string): string {
  const { dev, ino } = statSync(data);
  const own = `astra-${dev.toString(36)}-${ino.toString(36)}`;
  const places = [...(isRoot() ? ['/run'] : []), tmpdir(), '/tmp', '/var/tmp'];
  const dirs = places.map((place) => join(place, own)).filter((dir) => Buffer.byteLength(dir) + 20 < SOCKET_LIMIT);
  const dir = dirs.find((candidate) => claim(account, candidate));
  if (!dir) throw refuse('socket-folder-missing', 503, { folders: dirs });
  for (const name of readdirSync(dir)) rmSync(join(dir, name));
  return dir;
}

function claim(account: Account, dir: string): boolean {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const found = lstatSync(dir);
    if (!found.isDirectory() || ![account.uid, process.getuid?.()].includes(found.uid)) return false;
    chownSync(dir, account.uid, account.gid);
    chmodSync(dir, 0o700);
    return canEnter(account, dir);
  } catch {
    return false;
  }
}
