import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_TABS, withTab } from './arrange-tabs.ts';

test('a contact that is opened comes last; opening it once more leaves everything where it was', () => {
  assert.deepEqual(withTab(['a', 'b'], 'c'), ['a', 'b', 'c']);
  assert.deepEqual(withTab(['a', 'b', 'c'], 'a'), ['a', 'b', 'c']);
});

test('a tab moves to the place it is put, and no further than the end', () => {
  assert.deepEqual(withTab(['a', 'b', 'c'], 'c', 0), ['c', 'a', 'b']);
  assert.deepEqual(withTab(['a', 'b', 'c'], 'a', 1), ['b', 'a', 'c']);
  assert.deepEqual(withTab(['a', 'b'], 'a', 99), ['b', 'a']);
});

test('where there are too many the oldest makes room, never the one just opened', () => {
  const many = Array.from({ length: MOST_TABS }, (_, at) => `t${at}`);
  const tabs = withTab(many, 'new');
  assert.equal(tabs.length, MOST_TABS);
  assert.deepEqual([tabs[0], tabs.at(-1)], ['t1', 'new']);
});
