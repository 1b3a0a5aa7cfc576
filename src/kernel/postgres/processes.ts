import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** When process `pid` started (boot and clock ticks since), so that a reused number is told apart; null when it runs no more. Linux. */
export function startOf(pid: number): string | null {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  if (stat === null) return null;
  // proc(5): the name in brackets may itself hold brackets; after the last one come field 3 (state) and 22 (start).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return null;
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19] ?? ''}`;
}

/** Whether `pid` is a PostgreSQL process working in `folder` (a real path). A number taken over by another program is not. */
export function isServerOn(pid: number, folder: string): boolean {
  if (startOf(pid) === null) return false;
  // Root in a container may be denied the links of another account's process; the command line is open to all.
  const words = commandLine(pid);
  const program = attempt(() => readlinkSync(`/proc/${pid}/exe`)) ?? words[0] ?? '';
  if (!/^postgres\b/.test(basename(program))) return false;
  const place = attempt(() => readlinkSync(`/proc/${pid}/cwd`));
  return place === null ? words.includes(folder) : place === folder;
}

/** All PostgreSQL processes working in `folder`, the server and its children. */
export function serversOn(folder: string): number[] {
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  return pids.filter((pid) => isServerOn(pid, folder));
}

/** Sends each signal in turn to `pids` and waits up to `patience` ms after each; ends as soon as all are gone. */
export async function endProcesses(pids: number[], signals: NodeJS.Signals[], patience: number): Promise<void> {
  const started = new Map(pids.map((pid) => [pid, startOf(pid)]));
  const alive = () => pids.filter((pid) => startOf(pid) !== null && startOf(pid) === started.get(pid));
  for (const signal of signals) {
    for (const pid of alive()) attempt(() => process.kill(pid, signal));
    const until = performance.now() + patience;
    while (alive().length > 0 && performance.now() < until) await pause(20);
  }
}

function commandLine(pid: number): string[] {
  return (attempt(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')) ?? '').split('\0');
}

function attempt<T>(look: () => T): T | null {
  try {
    return look();
  } catch {
    return null;
  }
}
