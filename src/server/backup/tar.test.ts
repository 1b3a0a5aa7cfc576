import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTar, writeTar } from './tar.ts';

async function headerFor(size: number): Promise<Uint8Array> {
  const entries = async function* () {
    yield { name: 'log', size, bytes: (async function* () {})() };
  };
  const { value } = await writeTar(entries()).next();
  assert.ok(value);
  return value;
}

async function sizeIn(header: Uint8Array): Promise<number | undefined> {
  const pieces = async function* () {
    yield header;
  };
  const { value } = await readTar(pieces()).next();
  return value && 'size' in value ? value.size : undefined;
}

test('a file is as large as its head says, also beyond the eight gigabytes that its digits can tell', async () => {
  // What the archive's log holds back may be more than that when its disk was away.
  for (const size of [0, 1, 2 ** 33 - 1, 2 ** 33, 2 ** 33 + 513, 9 * 2 ** 40]) {
    const header = await headerFor(size);
    assert.equal(await sizeIn(header), size);
    const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
    assert.equal(Number.parseInt(Buffer.from(header).toString('ascii', 148, 154), 8), sum, `${size}`);
    assert.equal(Buffer.from(header).toString('ascii', 136, 147), '00000000000', 'what follows is as it was');
  }
});
