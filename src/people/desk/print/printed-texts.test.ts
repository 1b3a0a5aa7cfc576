import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printedTexts } from './printed-texts.ts';

test('a paper without names does not say how she is called', () => {
  assert.deepEqual(printedTexts(false), ['if_rings', 'wake', 'told']);
  assert.ok(printedTexts(true).includes('how_to_call'));
});
