import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backoffMs } from './backoff.ts';

test('waits longer after every failure, up to half a minute, never all at once', () => {
  assert.equal(backoffMs(1, 1), 1_000);
  assert.equal(backoffMs(1, 0), 500);
  assert.equal(backoffMs(3, 1), 4_000);
  assert.equal(backoffMs(30, 1), 30_000);
  assert.equal(backoffMs(30, 0), 15_000);
});
