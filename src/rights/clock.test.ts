import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { daysLeft, endOf, noticeAt } from './clock.ts';

test('ninety days from 1 March end on 30 May: the next day is the first', () => {
  assert.equal(endOf('2026-03-01', 90), '2026-05-30');
});

test('the change of the clocks and a leap day take no day away', () => {
  assert.equal(endOf('2026-10-20', 30), '2026-11-19');
  assert.equal(endOf('2028-02-01', 30), '2028-03-02');
  assert.equal(daysLeft('2026-10-26', '2026-10-24'), 2);
});

const notices: [number, number | null][] = [
  [90, null],
  [11, null],
  [10, 10],
  [6, 10],
  [5, 5],
  [2, 5],
  [1, 1],
  [0, 1],
  [-3, 1],
];
for (const [left, notice] of notices)
  test(`with ${left} days left the notice is ${notice ?? 'none'}`, () => assert.equal(noticeAt(left), notice));

test('from the first day to the last there are as many days as were given', () => {
  fc.assert(
    fc.property(fc.integer({ min: 30, max: 730 }), fc.integer({ min: 0, max: 4000 }), (days, from) => {
      const starts = endOf('2020-01-01', from);
      assert.equal(daysLeft(endOf(starts, days), starts), days);
    }),
  );
});
