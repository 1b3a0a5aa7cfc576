import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hoursOf, minutesOf, rowsOf } from './hours.ts';

test('times are understood as people write them, and nothing else is', () => {
  assert.deepEqual(['8', '8.30', '08:30', '24', '8,05'].map(minutesOf), [480, 510, 510, 1440, 485]);
  assert.deepEqual(['', '8.3', '8.60', '25', 'ujutru', '24.01'].map(minutesOf), Array(6).fill(null));
});

test('hours come back as they were written; one that ends before it begins spoils the rule', () => {
  const spans = [{ days: [1, 2, 3, 4, 5], from: 510, to: 660 }];
  assert.deepEqual(hoursOf(rowsOf(spans)), spans);
  assert.equal(hoursOf([{ key: 'a', days: ['1'], from: '11', to: '8' }]), null);
  assert.equal(hoursOf([{ key: 'a', days: ['1'], from: '8', to: '8' }]), null, 'hours of no length are none');
  assert.equal(hoursOf([{ key: 'a', days: [], from: '8', to: '11' }]), null);
});
