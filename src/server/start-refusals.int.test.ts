import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { takeLock } from '#kernel/lock.ts';
import { makeInstallation } from '#testing/child-program.ts';

/** A port another program listens on until the test ends. */
async function busyPort(t: TestContext): Promise<number> {
  const other = createServer().listen(0, '127.0.0.1');
  t.after(() => other.close());
  await once(other, 'listening');
  const address = other.address();
  return typeof address === 'object' && address ? address.port : 0;
}

for (const command of ['serve', 'demo'])
  test(`a busy port is said by ${command} before anything is made`, async (t) => {
    const port = await busyPort(t);
    const house = await makeInstallation({ ASTRA_PORT: String(port) });
    t.after(() => house.remove());
    const { code, output } = await house.command(command);
    assert.equal(code, 1);
    assert.match(output, new RegExp(`already using port ${port}`));
    assert.deepEqual(readdirSync(house.dataDir), []);
    assert.equal(existsSync(house.keysDir), false);
    assert.doesNotMatch(output, /makes its world/);
  });

test('the demonstration promises no world on a folder that another program uses', async (t) => {
  const house = await makeInstallation();
  t.after(() => house.remove());
  mkdirSync(house.dataDir, { mode: 0o711 });
  const lock = takeLock(join(house.dataDir, 'astra.lock'));
  t.after(() => lock.release());
  const { code, output } = await house.command('demo');
  assert.equal(code, 1);
  assert.match(output, /already running on this folder/);
  assert.doesNotMatch(output, /makes its world/);
  assert.deepEqual(readdirSync(house.dataDir), ['astra.lock']);
});

test('a keyring that has worked already, without its data, begins no new installation', async (t) => {
  const house = await makeInstallation();
  t.after(() => house.remove());
  mkdirSync(house.keysDir, { mode: 0o700 });
  writeFileSync(join(house.keysDir, 'checkpoint.json'), '{}', { mode: 0o600 });
  const { code, output } = await house.command('serve');
  assert.equal(code, 1);
  assert.match(output, /no data to it here/);
});
