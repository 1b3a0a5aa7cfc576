import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matches } from './fold.ts';

test('words may come in any order and be begun only', () => {
  assert.ok(matches('kont nov', 'Novi kontakt'));
  assert.ok(matches('', 'Novi kontakt'));
  assert.ok(!matches('ovi', 'Novi kontakt'));
  assert.ok(!matches('novi slucaj', 'Novi kontakt'));
});
