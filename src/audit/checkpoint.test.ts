import assert from 'node:assert/strict';
import { linkSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { CHECKPOINT_FILE, checkpointText, keepCheckpoint, readCheckpoint } from './checkpoint.ts';
import fc from 'fast-check';
import { hostileText, orRefused, spoilt } from '#testing/hostile-text.ts';

test('the next checkpoint takes the place of the one before, which is never written over', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'astra-checkpoint-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const row = (number: number) => ({ number, hash: new Uint8Array(32), signature: new Uint8Array(64) });
  const numberIn = (file: string) => readCheckpoint(readFileSync(join(folder, file), 'utf8')).number;
  await keepCheckpoint(folder, row(1));
  linkSync(join(folder, CHECKPOINT_FILE), join(folder, 'before'));
  await keepCheckpoint(folder, row(2));
  assert.deepEqual([numberIn('before'), numberIn(CHECKPOINT_FILE)], [1, 2]);
  // Nodes that share the folder keep theirs at the same moment.
  await Promise.all([3, 4, 5].map((number) => keepCheckpoint(folder, row(number))));
  assert.ok(numberIn(CHECKPOINT_FILE) >= 3);
  assert.deepEqual(readdirSync(folder).toSorted(), ['before', CHECKPOINT_FILE]);
});

test('whatever lies in the place of a checkpoint, it is one with a number or refused', () => {
  const whole = checkpointText({ number: 12, hash: new Uint8Array(32), signature: new Uint8Array(64) });
  fc.assert(
    fc.property(fc.oneof(spoilt(whole), hostileText), (text) => {
      const found = orRefused(() => readCheckpoint(text));
      if (found) assert.ok(Number.isSafeInteger(found.number) && found.number > 0);
    }),
    { numRuns: 400 },
  );
});
