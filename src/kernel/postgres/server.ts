import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { refuse } from '../errors.ts';
import type { Account } from './account.ts';
import { type Folders, makeSocketDir } from './folders.ts';
import { type Launched, launch } from './launch.ts';
import { readPidFile } from './pid-file.ts';
import type { Programs } from './programs.ts';
import { serverArguments } from './settings.ts';

/** A server that takes connections. */
export type Server = { socketDir: string; port: number; pid: number; stop(): Promise<void>; exited: Promise<void> };

const PORT = 5432; // names the socket file; no network port is opened
const PATIENCE = 30_000; // ms until a shutdown that does not end is cut short (recovery follows at the next start)
const NOTICE = 10_000; // ms between notices while a crash is being recovered, which may take minutes and is not cut short

/** Further settings of one start, for recovering a backup; `reads`: it is enough that it can be read. */
export type Recovery = { settings: Record<string, string>; reads: boolean };

/** Starts the server on a cluster and waits until it takes connections. Refuses `postgres-did-not-start` (details: log). */
export async function runServer(
  folders: Folders,
  programs: Programs,
  account: Account,
  log: (line: string) => void,
  recovery: Recovery | null = null,
): Promise<Server> {
  const socketDir = makeSocketDir(account, folders.data);
  const args = serverArguments(folders.cluster, socketDir, PORT, recovery?.settings);
  const launched = launch(programs, 'postgres', args, account, folders.logFile);
  const pid = await untilReady(launched, { cluster: folders.cluster, reads: recovery?.reads ?? false }, log);
  const exited = launched.ended.then(() => rmSync(socketDir, { recursive: true, force: true }));
  if (pid === null) {
    await exited;
    throw refuse('postgres-did-not-start', 503, { log: folders.logFile });
  }
  return { socketDir, port: PORT, pid, stop: () => stop(launched, exited), exited };
}

// The shell and setpriv become the server by exec, so the child's number is the server's.
async function untilReady(
  launched: Launched,
  { cluster, reads }: { cluster: string; reads: boolean },
  log: (line: string) => void,
): Promise<number | null> {
  let over = false;
  void launched.ended.then(() => (over = true));
  let notice = performance.now() + NOTICE;
  while (!over) {
    const file = readPidFile(cluster);
    const takes = file?.status === 'ready' || (reads && file?.status === 'standby');
    if (file && takes && file.pid === launched.child.pid) return file.pid;
    if (performance.now() > notice) {
      log('postgres.recovering');
      notice += NOTICE;
    }
    await pause(20);
  }
  return null;
}

async function stop({ child }: Launched, exited: Promise<void>): Promise<void> {
  child.kill('SIGINT');
  const timer = setTimeout(() => child.kill('SIGQUIT'), PATIENCE);
  await exited;
  clearTimeout(timer);
}
