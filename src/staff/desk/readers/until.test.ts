import assert from 'node:assert/strict';
import { test } from 'node:test';
import { now } from '#kernel/clock.ts';
import { isComing, untilOf } from './until.ts';

test('a share ends after a day or a week, at the end of a chosen day, or when it is taken away', () => {
  const hours = (iso: string | null) => iso && Math.round((Date.parse(iso) - now().getTime()) / 3_600_000);
  assert.equal(hours(untilOf('day', '')), 24);
  assert.equal(hours(untilOf('week', '')), 168);
  assert.equal(untilOf('always', ''), null);
  assert.equal(untilOf('date', '2031-05-02'), new Date('2031-05-02T23:59:59').toISOString());
});

test('a day that is over, or none at all, is no end', () => {
  for (const day of ['', '2020-01-01', 'sutra']) assert.equal(isComing(day), false, day);
  assert.equal(isComing('2099-01-01'), true);
});
