import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'node:test';
import { connect, makeTrial, query, until } from './trial.ts';

const mode = (path: string) => statSync(path).mode & 0o777;

test('what was written is there after stopping and starting again', async (t) => {
  const trial = makeTrial(t);
  const first = await trial.start();
  await query(first, 'CREATE TABLE note (text text)', "INSERT INTO note VALUES ('still here')");
  await first.stop();
  await first.exited;
  const second = await trial.start();
  assert.notEqual(second.pid, first.pid);
  assert.deepEqual(await query(second, 'SELECT text FROM note'), [{ text: 'still here' }]);
});

test('the cluster is durable, checksummed, UTF-8 in byte order, in UTC, and on no network', async (t) => {
  const server = await makeTrial(t).start();
  const [settings] = await query(
    server,
    `SELECT current_setting('fsync') AS fsync, current_setting('wal_level') AS wal, current_setting('timezone') AS zone,
      current_setting('data_checksums') AS checksums, current_setting('listen_addresses') AS network,
      pg_encoding_to_char(encoding) AS encoding, datcollate AS collation
    FROM pg_database WHERE datname = 'postgres'`,
  );
  const expected = { fsync: 'on', wal: 'replica', zone: 'UTC', checksums: 'on', network: '', encoding: 'UTF8' };
  assert.deepEqual(settings, { ...expected, collation: 'C' });
});

test('only its own account reaches socket, cluster and log, and core dumps are off', async (t) => {
  const trial = makeTrial(t);
  const server = await trial.start();
  const socket = join(server.socketDir, `.s.PGSQL.${server.port}`);
  assert.ok(Buffer.byteLength(socket) < 100);
  assert.deepEqual([mode(server.socketDir), mode(socket), mode(trial.cluster)], [0o700, 0o700, 0o700]);
  assert.equal(mode(join(trial.dataDir, 'log', 'postgres.log')), 0o600);
  assert.match(readFileSync(`/proc/${server.pid}/limits`, 'utf8'), /Max core file size\s+0\s+0/);
});

test('the server sees nothing of our environment', async (t) => {
  process.env.ASTRA_TRIAL_SECRET = 'Vesna';
  t.after(() => delete process.env.ASTRA_TRIAL_SECRET);
  const server = await makeTrial(t).start();
  assert.doesNotMatch(readFileSync(`/proc/${server.pid}/environ`, 'utf8'), /Vesna/);
});

test('nothing that was written shows in the log, whatever goes wrong', async (t) => {
  const trial = makeTrial(t);
  const server = await trial.start();
  await query(server, 'CREATE TABLE name (name text UNIQUE)', "INSERT INTO name VALUES ('Vesna')");
  const wrong = ["INSERT INTO name VALUES ('Vesna')", "SELECT 'Vesna'::uuid", 'SELECT Vesna', "SELECT 'Vesna"];
  for (const statement of wrong) await assert.rejects(query(server, statement));
  for (const end of ['pg_terminate_backend', 'pg_cancel_backend']) {
    const client = await connect(server);
    const [{ pid }] = (await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows as [{ pid: number }];
    const cut = assert.rejects(client.query('SELECT $1, pg_sleep(600)', ['Vesna']));
    // A cancellation that comes before its query is forgotten, and the query sleeps on.
    await untilAsleep(server, pid);
    await query(server, `SELECT ${end}(${pid})`);
    await cut;
    await client.end();
  }
  await crashBackend(server);
  const log = () => readFileSync(join(trial.dataDir, 'log', 'postgres.log'), 'utf8');
  // A fast shutdown in the middle of this recovery would take its whole 30 s (PostgreSQL 18.4 then waits for itself).
  await until(() => /terminated by signal 9[^]*ready to accept connections/.test(log()));
  assert.doesNotMatch(log(), /Vesna/i);
});

async function untilAsleep(server: Parameters<typeof connect>[0], pid: number): Promise<void> {
  const asleep = `SELECT 1 FROM pg_stat_activity WHERE pid = ${pid} AND wait_event = 'PgSleep'`;
  while ((await query(server, asleep)).length === 0) await pause(20);
}

async function crashBackend(server: Parameters<typeof connect>[0]): Promise<void> {
  const client = await connect(server);
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const pid = rows[0]?.pid ?? 0;
  const cut = assert.rejects(client.query("SELECT 'Vesna', pg_sleep(600)"));
  await untilAsleep(server, pid);
  process.kill(pid, 'SIGKILL');
  await cut;
}
