import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldText, matches } from './fold.ts';

test('marks, capitals and script make no difference', () => {
  assert.equal(foldText('Ćurđin  Žitkov'), 'curdjin zitkov');
  assert.equal(foldText('\u040bur\u0452in'), foldText('Ćurđin'));
});

test('words may come in any order and be begun only', () => {
  assert.ok(matches('kont nov', 'Novi kontakt'));
  assert.ok(matches('', 'Novi kontakt'));
  assert.ok(!matches('ovi', 'Novi kontakt'));
  assert.ok(!matches('novi slucaj', 'Novi kontakt'));
  assert.ok(matches('dunja', 'Sigurna kuća „Dunja“') && matches('„dunja', 'Sigurna kuća „Dunja“'));
});
