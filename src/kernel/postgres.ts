import { realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chooseAccount } from './postgres/account.ts';
import { createCluster, superuser } from './postgres/cluster.ts';
import { explainDiskError, giveTo, isUnused, layOut, prepareDataDir, RESTORING } from './postgres/folders.ts';
import { clearLeftovers } from './postgres/leftovers.ts';
import { readPidFile } from './postgres/pid-file.ts';
import { isServerOn } from './postgres/processes.ts';
import { findPrograms } from './postgres/programs.ts';
import { runServer, type Recovery } from './postgres/server.ts';
import { checkVersion, noteVersion } from './postgres/version.ts';

export { isUnused, prepareDataDir, RESTORING };

/** Astra's own PostgreSQL, reachable through a unix socket in `socketDir` only. */
export type RunningPostgres = {
  socketDir: string;
  /** Part of the socket's name; no network port is opened. */
  port: number;
  superuser: string;
  pid: number;
  /** Ends connections and shuts down; resolves when the server is gone. */
  stop(): Promise<void>;
  /** Resolves when the server is gone, for whatever reason. */
  exited: Promise<void>;
};

/**
 * Starts PostgreSQL on the cluster in `<dataDir>/postgres`, made on the first start, after clearing what a crash left behind.
 * The caller holds the folder's lock (`#kernel/lock.ts`) and calls from the main thread. `log` gets lines without data.
 * Refuses, all 503: `data-not-writable`, `data-not-reachable`, `data-other-version`, `data-incomplete`,
 * `platform-not-supported`, `postgres-programs-not-usable`, `postgres-account-missing`, `socket-folder-missing`,
 * `postgres-did-not-start`.
 */
export async function startPostgres(options: {
  dataDir: string;
  log: (line: string) => void;
  recovery?: Recovery;
}): Promise<RunningPostgres> {
  const dataDir = resolve(options.dataDir);
  prepareDataDir(dataDir);
  try {
    return await start(dataDir, options.log, options.recovery ?? null);
  } catch (error) {
    throw explainDiskError(error, dataDir);
  }
}

/** The server that runs on a data folder now, whoever started it; null where none takes connections. */
export function runningPostgres(dataDir: string): Pick<RunningPostgres, 'socketDir' | 'port' | 'superuser'> | null {
  const cluster = join(realpathSync(dataDir), 'postgres');
  const file = readPidFile(cluster);
  if (file?.status !== 'ready' || !isServerOn(file.pid, cluster)) return null;
  return { socketDir: file.socketDir, port: file.port, superuser };
}

async function start(
  dataDir: string,
  log: (line: string) => void,
  recovery: Recovery | null,
): Promise<RunningPostgres> {
  const account = chooseAccount();
  const folders = layOut(dataDir, account);
  const programs = findPrograms(account, folders.cache);
  await clearLeftovers(folders.cluster, log);
  if (!checkVersion(folders, programs)) await createCluster(folders, programs, account);
  giveTo(account, folders.cluster);
  noteVersion(folders, programs);
  const server = await runServer(folders, programs, account, log, recovery);
  log(`postgres.ready release=${programs.release} pid=${server.pid}`);
  return { ...server, superuser };
}
