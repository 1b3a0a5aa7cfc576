import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, test } from 'node:test';
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
