import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { type TestContext, test } from 'node:test';
import { chooseAccount } from './account.ts';
import { serversOn, startOf } from './processes.ts';
import { connect, killServers, makeTrial, query, startWriter, until, type Trial, type Writer } from './trial.ts';

const ways: Record<string, (writer: Writer, trial: Trial) => Promise<unknown>> = {
  'Astra alone': (writer) => writer.kill(),
  'Astra and the server, leaving its children': (writer) => {
    process.kill(writer.serverPid, 'SIGKILL');
    return writer.kill();
  },
  'everything at once': (writer, trial) => Promise.all([writer.kill(), killServers(trial.cluster)]),
  'everything at once, again': (writer, trial) => Promise.all([killServers(trial.cluster), writer.kill()]),
};

test('no acknowledged row is lost by kill -9', async (t) => {
  const trial = makeTrial(t);
  const acknowledged: number[] = [];
  for (const [name, kill] of Object.entries(ways)) {
    await t.test(name, async () => {
      const writer = await startWriter(trial.dataDir, 200);
      await kill(writer, trial);
      acknowledged.push(...writer.acknowledged);
      const server = await trial.start();
      const rows = await query(server, 'SELECT number FROM promise');
      await server.stop();
      const kept = new Set(rows.map((row) => row.number));
      assert.deepEqual(
        acknowledged.filter((number) => !kept.has(number)),
        [],
      );
    });
  }
});

test('when Astra is killed, PostgreSQL shuts itself down', async (t) => {
  if (spawnSync('/bin/sh', ['-c', 'setpriv --pdeathsig INT true']).status !== 0) return t.skip('no setpriv here');
  const trial = makeTrial(t);
  const writer = await startWriter(trial.dataDir, 1);
  await writer.kill();
  await until(() => startOf(writer.serverPid) === null);
  assert.equal(existsSync(join(trial.cluster, 'postmaster.pid')), false);
});

test('a server left alive by a killed Astra makes way for the next start', async (t) => {
  const trial = makeTrial(t);
  const writer = await startWriter(trial.dataDir, 1, { ...process.env, PATH: '/nowhere' }); // no setpriv there
  await writer.kill();
  assert.notEqual(startOf(writer.serverPid), null);
  const server = await trial.start();
  assert.equal(startOf(writer.serverPid), null);
  assert.equal((await query(server, 'SELECT number FROM promise WHERE number = 1')).length, 1);
  const log = readFileSync(join(trial.dataDir, 'log', 'postgres.log'), 'utf8');
  assert.doesNotMatch(log, /not properly shut down/);
});

const strangers = {
  'another program': 'echo $$; exec sleep 600',
  // It dies when told, once its parent is no shell any more: a shell would collect it now and then.
  'a dead process nobody collected': 'cat <&3 >/dev/null & echo $!; exec 3<&-; exec sleep 600',
};

for (const [name, script] of Object.entries(strangers)) {
  test(`the crashed server's process number now belonging to ${name} does not keep us from starting`, async (t) => {
    const trial = makeTrial(t);
    const first = await trial.start();
    if (!mayLookAt(first.pid)) return t.skip("no right to look at another account's processes");
    const stranger = await startStranger(t, script);
    const socketLock = join(first.socketDir, `.s.PGSQL.${first.port}.lock`);
    const left = { [join(trial.cluster, 'postmaster.pid')]: '', [socketLock]: '' };
    for (const file of Object.keys(left)) left[file] = readFileSync(file, 'utf8').replace(/^\d+/, String(stranger));
    await endServerButOneChild(first);
    assert.ok(serversOn(trial.cluster).length > 0, 'a child outlived its server');
    mkdirSync(first.socketDir, { mode: 0o700 });
    for (const [file, text] of Object.entries(left)) writeFileSync(file, text);
    const second = await trial.start();
    assert.deepEqual(await query(second, 'SELECT 1 AS one'), [{ one: 1 }]);
    assert.ok(existsSync(`/proc/${stranger}`), 'the other process was left alone');
  });
}

// Root in a container may not see where another account's process works; the children then cannot be told apart.
function mayLookAt(pid: number): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) !== '';
  } catch {
    return false;
  }
}

// The account's own, for a number of another account does not stop PostgreSQL.
async function startStranger(t: TestContext, script: string): Promise<number> {
  const { uid, gid } = chooseAccount();
  const shell = spawn('/bin/sh', ['-c', script], { uid, gid, cwd: '/', stdio: ['ignore', 'pipe', 'ignore', 'pipe'] });
  t.after(() => shell.kill('SIGKILL'));
  const [said] = shell.stdout ? ((await once(shell.stdout, 'data')) as [Buffer]) : [];
  const pid = Number(said);
  await until(() => readFileSync(`/proc/${shell.pid}/comm`, 'utf8') === 'sleep\n');
  (shell.stdio[3] as Writable).end();
  await until(() => pid === shell.pid || startOf(pid) === null);
  return pid;
}

// Notices neither that its server died nor that nobody listens.
const BUSY = "DO $$ BEGIN WHILE clock_timestamp() < now() + interval '30 s' LOOP END LOOP; END $$";

async function endServerButOneChild(server: Parameters<typeof connect>[0] & { pid: number; exited: Promise<void> }) {
  const client = await connect(server);
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  client.query(BUSY).catch(() => {});
  await until(() => readFileSync(`/proc/${rows[0]?.pid}/cmdline`, 'utf8').includes(' DO'));
  process.kill(server.pid, 'SIGKILL');
  await server.exited;
}
