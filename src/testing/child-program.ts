import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeSocketDir } from '../kernel/postgres/folders.ts';
import { chooseAccount } from '../kernel/postgres/account.ts';
import { endProcesses, serversOn, startOf } from '../kernel/postgres/processes.ts';
import { checkout } from '../server/checkout.ts';

/** A throw-away installation whose program runs in processes of its own, as people run it: through `bin/astra.js`. */
export type Installation = {
  dataDir: string;
  keysDir: string;
  /** Everything the program ever printed, both streams, over all its starts. */
  printed: Buffer[];
  /** Starts it, and waits until it listens. */
  start(command?: 'serve' | 'demo'): Promise<ChildProgram>;
  /** Runs another command on the stopped installation, to its end. */
  command(...args: string[]): Promise<{ code: number | null; output: string }>;
  /** Every PostgreSQL process working in this data folder. */
  servers(): number[];
  remove(): Promise<void>;
};

export type ChildProgram = {
  url: string;
  setupCode: string;
  request(path: string, init?: RequestInit): Promise<Response>;
  /** The process that serves, whose number stands in the lock; the launcher's where there is no data folder. */
  pid: number;
  /** 0 where there is no data folder. */
  postgresPid: number;
  /** Tells it to stop, as Ctrl+C would. */
  end(): void;
  /** kill -9 for launcher and program together; PostgreSQL is not of their group. */
  kill(): void;
  /** Resolves when the program is gone, however it went. */
  gone: Promise<void>;
};

/** Waits for something to become true, half a minute at most. */
export async function until(what: string, done: () => boolean, patience = 30_000): Promise<void> {
  const last = performance.now() + patience;
  while (!done()) {
    if (performance.now() > last) throw new Error(`it never came true: ${what}`);
    await pause(10);
  }
}

/** The process that started this one; 0 when it is gone. */
export function parentOf(pid: number): number {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** How long a start may take: it builds the desk where it is stale, and makes the demonstration's world. */
export const START_MS = 180_000;

/** Makes an empty installation in a folder of its own, with further settings (`ASTRA_...`) where given. Call `remove` in `after`. */
export async function makeInstallation(settings: Record<string, string> = {}): Promise<Installation> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'astra-real-'));
  chmodSync(folder, 0o711);
  const dataDir = join(folder, 'data');
  const keysDir = join(folder, 'keys');
  const port = await freePort();
  const place = { ASTRA_DATA: dataDir, ASTRA_KEYS: keysDir, ASTRA_PORT: String(port), LANG: 'C' };
  const env = { ...withoutOurs(process.env), ...place, ...settings };
  const printed: Buffer[] = [];
  const running = new Set<ChildProcess>();
  const run = (...args: string[]) => launch(args, env, printed, running);
  const cluster = join(dataDir, 'postgres');
  return {
    dataDir,
    keysDir,
    printed,
    start: (command = 'serve') => started(run(command), { dataDir, port, printed }),
    command: (...args) => outcomeOf(run(...args), printed),
    servers: () => serversOn(cluster),
    remove: async () => {
      for (const child of running) killGroup(child);
      await endProcesses(serversOn(cluster), ['SIGKILL'], 10_000);
      // Without data there was no server: whatever went wrong before is the error, not this.
      if (existsSync(dataDir)) rmSync(makeSocketDir(chooseAccount(), dataDir), { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function outcomeOf(child: ChildProcess, printed: Buffer[]): Promise<{ code: number | null; output: string }> {
  const from = printed.length;
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output: Buffer.concat(printed.slice(from)).toString('utf8') };
}

/** The tests' own settings would be refused: the program knows none of them. */
function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('ASTRA_')));
}

function launch(args: string[], env: NodeJS.ProcessEnv, printed: Buffer[], running: Set<ChildProcess>): ChildProcess {
  const child = spawn(process.execPath, [join(checkout, 'bin', 'astra.js'), ...args], {
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => printed.push(chunk));
  return child;
}

/** A program started detached leads its own group, the launcher's child in it. */
function killGroup(child: ChildProcess): void {
  try {
    process.kill(-(child.pid ?? 0), 'SIGKILL');
  } catch {
    // Nothing of it is left.
  }
}

async function started(
  child: ChildProcess,
  { dataDir, port, printed }: { dataDir: string | null; port: number; printed: Buffer[] },
): Promise<ChildProgram> {
  const from = printed.length;
  const said = () => Buffer.concat(printed.slice(from)).toString('utf8');
  const ended = once(child, 'close');
  let over = false;
  void ended.then(() => (over = true));
  const ready = () => over || said().includes('Stop it with');
  await until('the program starts', ready, START_MS).catch((error: unknown) => {
    throw new Error(`the program did not get ready:\n${said()}`, { cause: error });
  });
  if (over) throw new Error(`the program did not start:\n${said()}`);
  const { pid, postgresPid } = dataDir === null ? { pid: child.pid ?? 0, postgresPid: 0 } : processesOf(dataDir);
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    pid,
    postgresPid,
    setupCode: /the code ([a-z0-9-]+)/.exec(said())?.[1]?.replaceAll('-', '') ?? '',
    request: (path, init) => call(url, path, init),
    end: () => void child.kill('SIGINT'),
    kill: () => killGroup(child),
    gone: ended.then(() => until('the program is gone', () => startOf(pid) === null)),
  };
}

function processesOf(dataDir: string): Pick<ChildProgram, 'pid' | 'postgresPid'> {
  const { pid } = JSON.parse(readFileSync(join(dataDir, 'astra.lock'), 'utf8')) as { pid: number };
  const postgresPid = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  return { pid, postgresPid };
}

/** A node of a cluster: the program without a data folder, with these settings, on a port of its own. */
export type Node = Pick<Installation, 'printed' | 'command'> & { start(): Promise<ChildProgram>; remove(): void };

/** Makes a node. Call `remove` in `after`. */
export async function makeNode(settings: Record<string, string>): Promise<Node> {
  const port = await freePort();
  const env = { ...withoutOurs(process.env), ASTRA_PORT: String(port), LANG: 'C', ...settings };
  const printed: Buffer[] = [];
  const running = new Set<ChildProcess>();
  const run = (...args: string[]) => launch(args, env, printed, running);
  return {
    printed,
    start: () => started(run('serve'), { dataDir: null, port, printed }),
    command: (...args) => outcomeOf(run(...args), printed),
    remove: () => running.forEach(killGroup),
  };
}

/** One request with exactly these headers and nothing else: `fetch` adds some of its own. */
function call(url: string, path: string, init: RequestInit = {}): Promise<Response> {
  const wanted = new URL(path, 'http://localhost');
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      `${url}${wanted.pathname}${wanted.search}`,
      { method: init.method ?? 'GET', headers: init.headers as Record<string, string> },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.once('error', reject);
        answer.once('end', () => {
          const headers = new Headers();
          for (const [name, values] of Object.entries(answer.headersDistinct))
            for (const value of values ?? []) headers.append(name, value);
          resolve(new Response(Buffer.concat(parts), { status: answer.statusCode ?? 0, headers }));
        });
      },
    );
    request.once('error', reject);
    request.end(init.body as string | undefined);
  });
}

/** A port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
