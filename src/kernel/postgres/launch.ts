import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from './account.ts';
import { openLog } from './folders.ts';
import type { Programs } from './programs.ts';

/** A running program; `ended` resolves with its exit code (null after a signal or when it could not be run) once it is gone. */
export type Launched = { child: ChildProcess; ended: Promise<number | null> };

// No core dumps. Where util-linux is present the kernel shuts the program down (SIGINT) when we die, however we die.
const SHELL =
  'ulimit -c 0; setpriv --pdeathsig INT true 2>/dev/null && exec setpriv --pdeathsig INT -- "$0" "$@"; exec "$0" "$@"';

/**
 * Runs one of PostgreSQL's programs under `account`, its output appended to `logFile`. It gets a session of its own: Ctrl-C in
 * a terminal reaches Astra first. Call from the main thread: the kernel ties the program's life to the calling thread.
 */
export function launch(programs: Programs, name: string, args: string[], account: Account, logFile: string): Launched {
  const log = openLog(logFile);
  const { uid, gid } = account;
  const child = spawn('/bin/sh', ['-c', SHELL, join(programs.bin, name), ...args], {
    uid,
    gid,
    cwd: '/',
    env: programs.env,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', () => resolve(null));
  });
  return { child, ended };
}
