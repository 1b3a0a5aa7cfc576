import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeLog } from './log.ts';

const SAID = 'Anđelija Ćurđin';

test('a defect shows its kind and our lines, never its message, though that looks like one of our lines', () => {
  const lines: string[] = [];
  const error = new TypeError(`no ${SAID}\n    at read (file:///x/src/${SAID})`);
  makeLog((line) => lines.push(line)).defect(error, 'beat');
  const { event, where, kind, frames } = JSON.parse(lines[0] ?? '') as Record<string, string>;
  assert.deepEqual([event, where, kind], ['defect', 'beat', 'TypeError']);
  assert.match(frames ?? '', /src\/server\/log\.test\.ts/);
  assert.ok(!lines.join().includes('elija'));
});

for (const how of ['setTimeout(() => { throw error; })', 'void Promise.reject(error)'])
  test(`an error nobody caught ends the program and prints no word of its message: ${how}`, () => {
    const { href } = new URL('log.ts', import.meta.url);
    const program = `import { endOnUncaught, makeLog } from ${JSON.stringify(href)};
      endOnUncaught(makeLog((line) => console.error(line)));
      const error = new SyntaxError([66, 105, 115, 101, 114].map((code) => String.fromCharCode(code)).join(''));
      ${how};`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
    });
    assert.equal(status, 1);
    assert.match(stderr, /"event":"defect","where":"uncaught","kind":"SyntaxError"/);
    assert.ok(!(stdout + stderr).includes('Biser'));
  });

test('a command that fails in a way nobody foresaw tells where, and no word of the message', () => {
  const astra = join(import.meta.dirname, '..', '..', 'bin', 'astra.js');
  // A folder is no file with an identity: reading it fails in the system.
  const words = [astra, 'restore', 'x.age', '--identity', import.meta.dirname];
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8', env: { LANG: 'C' } });
  assert.equal(status, 1);
  assert.match(stderr, /"event":"defect","where":"astra restore","kind":"Error EISDIR","frames":"at .*src\/server/);
  assert.match(stderr, /a fault of the program/);
  assert.doesNotMatch(stderr, /illegal operation/);
});
