import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isAttached, readPidFile, removePidFile } from './pid-file.ts';
import { endProcesses, isServerOn, serversOn } from './processes.ts';

/**
 * Makes way on `cluster` after a crash, for a caller that holds Astra's lock: a server left alive is shut down (fast, after
 * 30 s at once), children that outlived their server are ended, and a `postmaster.pid` whose number meanwhile belongs to
 * another program is removed, because PostgreSQL would take that program for its server. Touches no other process.
 */
export async function clearLeftovers(cluster: string, log: (line: string) => void): Promise<void> {
  const server = readPidFile(cluster)?.pid;
  if (server !== undefined && isServerOn(server, cluster)) {
    log(`postgres.leftover.stopping pid=${server}`);
    await endProcesses([server], ['SIGINT', 'SIGQUIT'], 30_000);
  }
  await endProcesses(serversOn(cluster), ['SIGQUIT', 'SIGKILL'], 10_000);
  await clearPidFile(cluster, log);
}

// PostgreSQL takes any process by that number for its server, even a dead one nobody collected. As long as anybody is attached
// to the old shared memory the file stays, and with it PostgreSQL's own guard against two servers on one folder. Children we
// may not look at (root in a container) end by themselves once they notice that their server is gone.
async function clearPidFile(cluster: string, log: (line: string) => void): Promise<void> {
  const file = readPidFile(cluster);
  if (!file || isServerOn(file.pid, cluster)) return;
  const until = performance.now() + 10_000;
  while (isAttached(file.segment) && performance.now() < until) await pause(20);
  if (!existsSync(`/proc/${file.pid}`) || isAttached(file.segment)) return;
  log(`postgres.leftover.pid-reused pid=${file.pid}`);
  removePidFile(cluster);
}
