import assert from 'node:assert/strict';
import { linkSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { CHECKPOINT_FILE, keepCheckpoint, readCheckpoint } from './checkpoint.ts';

test('the next checkpoint takes the place of the one before, which is never written over', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'astra-checkpoint-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const row = (number: number) => ({ number, hash: new Uint8Array(32), signature: new Uint8Array(64) });
  const numberIn = (file: string) => readCheckpoint(readFileSync(join(folder, file), 'utf8')).number;
  keepCheckpoint(folder, row(1));
  linkSync(join(folder, CHECKPOINT_FILE), join(folder, 'before'));
  keepCheckpoint(folder, row(2));
  assert.deepEqual([numberIn('before'), numberIn(CHECKPOINT_FILE)], [1, 2]);
  assert.deepEqual(readdirSync(folder).toSorted(), ['before', CHECKPOINT_FILE]);
});
