import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { type RunningPostgres, startPostgres } from '../postgres.ts';
import { chooseAccount } from './account.ts';
import { makeSocketDir } from './folders.ts';
import { endProcesses, serversOn } from './processes.ts';

export type Trial = { folder: string; dataDir: string; cluster: string; start(): Promise<RunningPostgres> };

/** For tests: a temporary folder that goes away, with whatever server still runs in it, when the test ends. */
export function makeTrial(t: TestContext): Trial {
  const folder = mkdtempSync(join(tmpdir(), 'astra-trial-'));
  chmodSync(folder, 0o711);
  const dataDir = join(folder, 'data');
  const cluster = join(dataDir, 'postgres');
  const started: RunningPostgres[] = [];
  t.after(async () => {
    await Promise.all(started.map((server) => server.stop()));
    await killServers(cluster);
    if (existsSync(dataDir)) rmSync(makeSocketDir(chooseAccount(), dataDir), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  });
  const start = async () => {
    const server = await startPostgres({ dataDir, log: () => {} });
    started.push(server);
    return server;
  };
  return { folder, dataDir, cluster, start };
}

/** For tests: kill -9 for everything PostgreSQL runs on a cluster. */
export async function killServers(cluster: string): Promise<void> {
  await endProcesses(serversOn(cluster), ['SIGKILL'], 10_000);
}

/** For tests: waits for something to become true, half a minute at most. */
export async function until(done: () => boolean): Promise<void> {
  const last = performance.now() + 30_000;
  while (!done()) {
    if (performance.now() > last) throw new Error('it never came true');
    await pause(20);
  }
}

/** For tests: runs statements one after the other on a connection of their own; returns the last one's rows. */
export async function query(
  server: Pick<RunningPostgres, 'socketDir' | 'port' | 'superuser'>,
  ...statements: string[]
): Promise<Record<string, unknown>[]> {
  const client = await connect(server);
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) rows = (await client.query<Record<string, unknown>>(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

/** For tests: a connection as superuser that bears being cut off. */
export async function connect(server: Pick<RunningPostgres, 'socketDir' | 'port' | 'superuser'>): Promise<Client> {
  const { socketDir: host, port, superuser: user } = server;
  const client = new Client({ host, port, user, database: 'postgres' });
  client.on('error', () => {});
  await client.connect();
  return client;
}

// Starts PostgreSQL and writes rows, each in its own transaction; the number of a row is printed once its commit is acknowledged.
const WRITER = `
  import { startPostgres } from '${new URL('../postgres.ts', import.meta.url).href}';
  import { connect } from '${import.meta.url}';
  const server = await startPostgres({ dataDir: process.argv[1], log: () => {} });
  console.log(server.pid);
  const client = await connect(server);
  await client.query('CREATE TABLE IF NOT EXISTS promise (number int PRIMARY KEY)');
  const last = await client.query('SELECT coalesce(max(number), 0) AS number FROM promise');
  for (let number = last.rows[0].number + 1; ; number += 1) {
    await client.query('INSERT INTO promise VALUES ($1)', [number]).catch(() => process.exit(1));
    console.log(number);
  }`;

export type Writer = { process: ChildProcess; serverPid: number; acknowledged: number[]; kill(): Promise<void> };

/** For tests: a program that starts PostgreSQL and keeps committing; resolves after `rows` acknowledged commits. */
export async function startWriter(dataDir: string, rows: number, env = process.env): Promise<Writer> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', WRITER, dataDir], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const acknowledged: number[] = [];
  const lines = createInterface({ input: child.stdout });
  const closed = once(lines, 'close');
  const cutShort = closed.then(() => {
    throw new Error('the writer ended early');
  });
  const [first] = (await Promise.race([once(lines, 'line'), cutShort])) as [string];
  const enough = new Promise<void>((resolve) => {
    lines.on('line', (line) => acknowledged.push(Number(line)) >= rows && resolve());
  });
  await Promise.race([enough, cutShort]);
  cutShort.catch(() => {});
  const kill = async () => {
    child.kill('SIGKILL');
    await Promise.all([gone, closed]);
  };
  return { process: child, serverPid: Number(first), acknowledged, kill };
}
