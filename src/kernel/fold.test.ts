import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldText } from './fold.ts';

test('marks, capitals and script make no difference', () => {
  assert.equal(foldText('Ćurđin  Žitkov'), 'curdjin zitkov');
  assert.equal(foldText('\u040bur\u0452in'), foldText('Ćurđin'));
});
