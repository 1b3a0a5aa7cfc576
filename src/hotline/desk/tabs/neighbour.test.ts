import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterClosing, neighbour } from './neighbour.ts';

const tabs = ['a', 'b', 'c'].map((id) => ({ id }));

test('the next tab is round the corner, in both directions', () => {
  assert.deepEqual([neighbour(tabs, 'c', 1), neighbour(tabs, 'a', -1), neighbour(tabs, 'a', 1)], ['a', 'c', 'b']);
});

test('from a screen that is no tab one comes to the first, or going back to the last', () => {
  assert.deepEqual([neighbour(tabs, undefined, 1), neighbour(tabs, 'x', -1)], ['a', 'c']);
  assert.equal(neighbour([], undefined, 1), undefined);
});

test('closing leads to the next tab, from the last to the one before, from the only one nowhere', () => {
  assert.deepEqual([afterClosing(tabs, 'a'), afterClosing(tabs, 'c')], ['b', 'b']);
  assert.equal(afterClosing([{ id: 'a' }], 'a'), undefined);
});
