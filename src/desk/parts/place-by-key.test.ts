import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeByKey } from './place-by-key.ts';

test('digits pick a place in the row, and only one that is there', () => {
  assert.equal(placeByKey('1', 5), 0);
  assert.equal(placeByKey('5', 5), 4);
  assert.equal(placeByKey('6', 5), undefined);
  assert.equal(placeByKey('0', 5), undefined);
});

test('Delete takes the answer back, arrows are left to the browser', () => {
  assert.equal(placeByKey('Delete', 5), null);
  assert.equal(placeByKey('Backspace', 5), null);
  assert.equal(placeByKey('ArrowRight', 5), undefined);
});
