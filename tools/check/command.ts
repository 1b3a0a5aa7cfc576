import { spawn, type ChildProcess } from 'node:child_process';
import { workedSinceAsked } from './worked.ts';

/**
 * `code` is 128 when a signal ended the program; `output` then ends with its name. `worked`: its processor time in seconds,
 * with that of what it started and waited for.
 */
export type Outcome = { code: number; output: string; late: boolean; worked: number };

const running = new Set<ChildProcess>();

/**
 * Runs a program without stdin and collects what it prints. After `limit` milliseconds it and everything it started
 * is ended, and `late` says so.
 */
export async function runCommand(program: string, args: string[], cwd: string, limit: number): Promise<Outcome> {
  const child = spawn(program, args, {
    cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: plainEnvironment(),
  });
  running.add(child);
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  let late = false;
  let worked = 0;
  const timer = setTimeout(() => {
    late = true;
    endGroup(child);
  }, limit);
  const code = await new Promise<number>((resolve) => {
    child.on('error', () => resolve(127));
    child.on('exit', (status, signal) => {
      worked = workedSinceAsked();
      if (signal) chunks.push(Buffer.from(`\nended by ${signal}`));
      resolve(status ?? 128);
    });
  });
  clearTimeout(timer);
  running.delete(child);
  // What it left behind (a server, a browser) must not outlive it.
  endGroup(child);
  return { code, output: Buffer.concat(chunks).toString('utf8').trimEnd(), late, worked };
}

/** Ends every program still running when this one is told to stop. */
export function endWithUs(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      running.forEach(endGroup);
      process.exit(1);
    });
}

/** A program started detached leads its own group: ending the group takes its children along. */
function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nothing of it is left.
  }
}

/** The environment without what the test runner tells its own children: theirs is another run. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const { NODE_TEST_CONTEXT: _context, NODE_TEST_WORKER_ID: _worker, ...rest } = process.env;
  return { ...rest, FORCE_COLOR: '0', NO_COLOR: '1' };
}
