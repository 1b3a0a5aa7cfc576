import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What `postmaster.pid` tells (PostgreSQL's pidfile.h): server, where its socket is, shared memory segment, and whether it
 * takes connections, as a running server or, while it recovers, for reading only.
 */
export type PidFile = {
  pid: number;
  port: number;
  socketDir: string;
  segment: number;
  status: 'ready' | 'standby' | 'starting';
};

/** Reads the cluster's `postmaster.pid`; null when there is none. */
export function readPidFile(cluster: string): PidFile | null {
  try {
    const lines = readFileSync(path(cluster), 'utf8').split('\n');
    const segment = Number(lines[6]?.trim().split(/\s+/)[1] ?? Number.NaN);
    const status = lines[7]?.trim();
    return {
      pid: Number(lines[0]),
      port: Number(lines[3]),
      socketDir: lines[4]?.split(',')[0]?.trim() ?? '',
      segment,
      status: status === 'ready' || status === 'standby' ? status : 'starting',
    };
  } catch {
    return null;
  }
}

/** Removes the cluster's `postmaster.pid`. */
export function removePidFile(cluster: string): void {
  rmSync(path(cluster), { force: true });
}

/** Whether a process is still attached to a shared memory segment: PostgreSQL's own test for a server that lives on. */
export function isAttached(segment: number): boolean {
  const rows = readFileSync('/proc/sysvipc/shm', 'utf8').trim().split('\n').slice(1);
  const row = rows.map((line) => line.trim().split(/\s+/)).find((fields) => Number(fields[1]) === segment);
  return Number(row?.[6] ?? 0) > 0;
}

function path(cluster: string): string {
  return join(cluster, 'postmaster.pid');
}
