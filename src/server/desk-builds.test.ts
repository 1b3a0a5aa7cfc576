import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { buildOf } from './desk-builds.ts';

let base = mkdtempSync(join(tmpdir(), 'astra-builds-'));
after(() => rmSync(base, { recursive: true, force: true }));

const page = (text: string) => async (into: string) => writeFileSync(join(into, 'index.html'), text);
const never = () => assert.fail('built once more');
const read = (folder: string) => readFileSync(join(folder, 'index.html'), 'utf8');

/** Makes a build look as if another program had it: one that lives, or one that is gone. */
function handTo(folder: string, pid: number): void {
  renameSync(join(folder, `used-by-${process.pid}`), join(folder, `used-by-${pid}`));
}

/** A start in a thread of its own, which really runs beside others; what it serves. */
async function startBeside(folder: string): Promise<string> {
  const program = `
    import { readFileSync, writeFileSync } from 'node:fs';
    import { parentPort } from 'node:worker_threads';
    import { buildOf } from ${JSON.stringify(new URL('desk-builds.ts', import.meta.url).href)};
    const own = await buildOf(${JSON.stringify(folder)}, 'b', async (into) => writeFileSync(into + '/index.html', 'new'));
    parentPort.postMessage(readFileSync(own + '/index.html', 'utf8'));`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(program)}`));
  const [said] = (await once(worker, 'message')) as [string];
  return said;
}

describe('builds of the desk', () => {
  beforeEach(() => {
    rmSync(base, { recursive: true, force: true });
    base = mkdtempSync(join(tmpdir(), 'astra-builds-'));
  });

  test('sources that were built are not built again', async () => {
    const first = await buildOf(base, 'a', page('one'));
    assert.equal(await buildOf(base, 'a', never), first);
    assert.equal(read(first), 'one');
  });

  test('a program that runs keeps its files when another start builds anew from the same checkout', async () => {
    const running = await buildOf(base, 'a', page('one'));
    handTo(running, process.ppid);
    const next = await buildOf(base, 'b', page('two'));
    assert.deepEqual([read(running), read(next)], ['one', 'two']);
  });

  test('builds that nobody running uses are deleted', async () => {
    const earlier = await buildOf(base, 'a', page('one'));
    handTo(earlier, spawnSync('true').pid);
    await buildOf(base, 'b', page('two'));
    assert.ok(!existsSync(earlier));
  });

  test('a build that fails leaves nothing half made, and the start says so', async () => {
    const failing = async (into: string) => {
      writeFileSync(join(into, 'index.html'), 'half');
      throw new Error('no room on the disk');
    };
    await assert.rejects(buildOf(base, 'a', failing), /no room/);
    assert.deepEqual(readdirSync(base), []);
  });

  test('a build that another start deletes in this moment ends nobody', async () => {
    // Listed and no longer there, as between one look and the next.
    symlinkSync(join(base, 'nowhere'), join(base, 'desk-going'));
    assert.equal(read(await buildOf(base, 'a', page('one'))), 'one');
  });

  test('of four starts at once after an upgrade each serves a whole build, and what nobody uses is gone', async () => {
    for (let n = 0; n < 60; n++) {
      mkdirSync(join(base, `desk-old-${n}`));
      writeFileSync(join(base, `desk-old-${n}`, 'index.html'), 'old');
    }
    mkdirSync(join(base, `going-${spawnSync('true').pid}-left`));
    const starts = await Promise.all([1, 2, 3, 4].map(() => startBeside(base)));
    assert.deepEqual(starts, ['new', 'new', 'new', 'new']);
    const stays = readdirSync(base);
    assert.ok(stays.length >= 1 && stays.length <= 4 && stays.every((name) => !/old|going/.test(name)), stays.join());
  });

  test('of two starts in one moment each serves a whole build', async () => {
    let other = '';
    const slower = async (into: string) => {
      other = await buildOf(base, 'a', page('quick'));
      await page('slow')(into);
    };
    const own = await buildOf(base, 'a', slower);
    assert.deepEqual([read(own), read(other)], ['slow', 'quick']);
  });
});
