import assert from 'node:assert/strict';
import { test } from 'node:test';
import { monthAfter, monthBefore, monthOf, monthToOpen, periodOf } from './period.ts';

const ZONE = 'Europe/Belgrade';

test('a month begins and ends at midnight of the house, over both changes of the clock', () => {
  const march = periodOf('2026-03', ZONE);
  assert.deepEqual([march.from, march.to], ['2026-03-01', '2026-04-01']);
  assert.deepEqual(
    [march.begins.toISOString(), march.ends.toISOString()],
    ['2026-02-28T23:00:00.000Z', '2026-03-31T22:00:00.000Z'],
  );
  const october = periodOf('2026-10', ZONE);
  assert.deepEqual(
    [october.begins.toISOString(), october.ends.toISOString()],
    ['2026-09-30T22:00:00.000Z', '2026-10-31T23:00:00.000Z'],
  );
});

test('the months around a new year', () => {
  assert.deepEqual([monthBefore('2026-01'), monthAfter('2025-12')], ['2025-12', '2026-01']);
  assert.deepEqual(
    [periodOf('2026-12', ZONE).to, monthBefore('2026-12'), monthAfter('2026-09')],
    ['2027-01-01', '2026-11', '2026-10'],
  );
});

test('half past midnight in Belgrade on the first is that month, though Greenwich still has the last', () => {
  assert.equal(monthOf(new Date('2026-10-31T23:30:00Z'), ZONE), '2026-11');
});

test('in the first five days figures open on the month that has ended, over the turn of a year too', () => {
  const opened = (at: string) => monthToOpen(new Date(at), (moment) => monthOf(moment, ZONE));
  assert.equal(opened('2026-11-01T00:10:00+01:00'), '2026-10');
  assert.equal(opened('2027-01-05T23:50:00+01:00'), '2026-12');
  assert.equal(opened('2027-01-06T09:00:00+01:00'), '2027-01');
  assert.equal(opened('2026-11-26T09:00:00+01:00'), '2026-11');
});
