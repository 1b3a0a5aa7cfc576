import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold, matches } from './fold.ts';

test('marks, capitals and script make no difference', () => {
  assert.equal(fold('Ćurđin  Žitkov'), 'curdjin zitkov');
  assert.equal(fold('\u040bur\u0452in'), fold('Ćurđin'));
});

test('words may come in any order and be begun only', () => {
  assert.ok(matches('kont nov', 'Novi kontakt'));
  assert.ok(matches('', 'Novi kontakt'));
  assert.ok(!matches('ovi', 'Novi kontakt'));
  assert.ok(!matches('novi slucaj', 'Novi kontakt'));
});
