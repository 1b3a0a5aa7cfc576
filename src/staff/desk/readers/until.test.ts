import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freezeClock, now } from '#kernel/clock.ts';
import { defaultZone } from '#kernel/format.ts';
import { isComing, untilOf } from './until.ts';

test('a share ends after a day or a week, at the end of a chosen day, or when it is taken away', () => {
  const hours = (iso: string | null) => iso && Math.round((Date.parse(iso) - now().getTime()) / 3_600_000);
  assert.equal(hours(untilOf('day', '')), 24);
  assert.equal(hours(untilOf('week', '')), 168);
  assert.equal(untilOf('always', ''), null);
  assert.equal(untilOf('date', '2031-05-02'), '2031-05-02', 'the server has the organisation’s clock');
});

test('a day that is over, or none at all, is no end', () => {
  for (const day of ['', '2020-01-01', 'sutra']) assert.equal(isComing(day, defaultZone), false, day);
  assert.equal(isComing('2099-01-01', defaultZone), true);
});

test('whether a day is over goes by the organisation’s clock, not by this computer’s', () => {
  freezeClock(new Date('2026-12-01T22:30:00Z'));
  assert.deepEqual([isComing('2026-12-01', defaultZone), isComing('2026-12-01', 'Asia/Tokyo')], [true, false]);
  freezeClock(null);
});
