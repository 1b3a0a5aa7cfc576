import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';

/** The builder's process as `build-desk.ts` starts it, with its error stream. */
function builder(t: TestContext, into: (folder: string) => string) {
  const folder = mkdtempSync(join(tmpdir(), 'astra-build-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const args = [join(import.meta.dirname, 'build-apart.ts'), into(folder)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  t.after(() => child.kill('SIGKILL'));
  return child;
}

test('the builder ends with whoever started it, whatever became of that one', async (t) => {
  const child = builder(t, (folder) => join(folder, 'desk'));
  await once(child, 'spawn');
  child.disconnect();
  assert.deepEqual(await once(child, 'exit'), [1, null]);
});

test('a build that cannot be written ends as failed, and says why', async (t) => {
  const file = (folder: string) => {
    writeFileSync(join(folder, 'file'), '');
    return join(folder, 'file', 'desk');
  };
  const child = builder(t, file);
  let said = '';
  child.stderr?.on('data', (part: Buffer) => (said += part.toString()));
  assert.deepEqual(await once(child, 'close'), [1, null]);
  assert.match(said, /ENOTDIR|not a directory/i);
});
