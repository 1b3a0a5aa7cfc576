import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { takeLock } from './lock.ts';

const DEAD = '{"pid":4194304,"started":"another boot/1"}'; // above Linux's highest process number

test('a second start on the same folder is refused and told who runs', (t) => {
  const path = lockPath(t);
  const lock = takeLock(path);
  const refused = { code: 'already-running', status: 503, details: { pid: process.pid, address: 'unknown' } };
  assert.throws(() => takeLock(path), refused);
  const address = 'http://127.0.0.1:7116/desk';
  lock.tell(address);
  assert.throws(() => takeLock(path), { ...refused, details: { pid: process.pid, address } });
  lock.release();
  takeLock(path).release();
  assert.deepEqual(readdirSync(join(path, '..')), []);
});

test('a lock left by a crash is taken over: dead holder, reused number, or a file cut short', (t) => {
  const path = lockPath(t);
  for (const left of [DEAD, `{"pid":${process.pid},"started":"another boot/1"}`, '']) {
    writeFileSync(path, left);
    takeLock(path).release();
  }
});

test('a release does not take the lock of a later holder', (t) => {
  const path = lockPath(t);
  const lock = takeLock(path);
  writeFileSync(path, DEAD);
  lock.release();
  assert.deepEqual(readdirSync(join(path, '..')), ['astra.lock']);
});

test('of many that start at once after a crash exactly one runs', async (t) => {
  const path = lockPath(t);
  const rivals = Array.from({ length: 4 }, () => startRival());
  t.after(() => rivals.forEach((rival) => rival.kill('SIGKILL')));
  await Promise.all(rivals.map((rival) => hear(rival)));
  for (let round = 0; round < 100; round += 1) {
    writeFileSync(`${path}${round}`, DEAD);
    const order = JSON.stringify({ path: `${path}${round}`, at: Date.now() + 5 });
    for (const rival of rivals) rival.stdin?.write(order);
    const answers = await Promise.all(rivals.map((rival) => hear(rival)));
    assert.deepEqual(answers.toSorted(), [...Array<string>(3).fill('already-running'), 'runs']);
  }
});

const RIVAL = `
  import { takeLock } from '${new URL('lock.ts', import.meta.url).href}';
  process.stdout.write('ready');
  process.stdin.on('data', (order) => {
    const { path, at } = JSON.parse(order);
    while (Date.now() < at);
    try {
      takeLock(path);
      process.stdout.write('runs');
    } catch (error) {
      process.stdout.write(error.code);
    }
  });`;

function startRival(): ChildProcess {
  return spawn(process.execPath, ['--input-type=module', '-e', RIVAL], { stdio: ['pipe', 'pipe', 'inherit'] });
}

async function hear({ stdout }: ChildProcess): Promise<string> {
  assert.ok(stdout);
  const [said] = (await once(stdout, 'data')) as [Buffer];
  return said.toString();
}

function lockPath(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'astra-lock-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'astra.lock');
}
