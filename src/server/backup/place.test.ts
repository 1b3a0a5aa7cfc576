import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { CHECKPOINT_FILE } from '#audit/index.ts';
import { createKeyring, keyringText } from '#vault/index.ts';
import { putKeys } from './place.ts';

const checkpoint = (number: number) => JSON.stringify({ number, hash: 'AAAA', signature: 'AAAA' });

test('of the ends of the audit a keys folder knew, each that is later than what is restored stays, and none is written over', async (t) => {
  const keysDir = join(mkdtempSync(join(tmpdir(), 'astra-keys-')), 'keys');
  t.after(() => rmSync(join(keysDir, '..'), { recursive: true }));
  await createKeyring(keysDir);
  const keyring = await keyringText(keysDir);
  const file = join(keysDir, CHECKPOINT_FILE);
  const restore = async (number: number | null) =>
    putKeys(keysDir, { keyring, registers: [], checkpoint: number === null ? null : checkpoint(number) });
  const kept = () => readdirSync(keysDir).filter((name) => name.startsWith('before-'));

  writeFileSync(file, checkpoint(900));
  await restore(500);
  await restore(400);
  await restore(450);
  assert.deepEqual(kept().toSorted(), ['before-restore-500.json', 'before-restore-900.json']);
  assert.equal(readFileSync(join(keysDir, 'before-restore-900.json'), 'utf8'), checkpoint(900));
  assert.equal(readFileSync(file, 'utf8'), checkpoint(450));

  await restore(null);
  assert.ok(kept().includes('before-restore-450.json'));
  assert.ok(!readdirSync(keysDir).includes(CHECKPOINT_FILE));
  writeFileSync(file, 'nije više čitljivo');
  await restore(500);
  assert.ok(kept().includes('before-restore-unreadable.json'));
});
