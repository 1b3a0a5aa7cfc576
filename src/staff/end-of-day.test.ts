import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultZone } from '#kernel/format.ts';
import { endOfDay } from './end-of-day.ts';

const ends: [day: string, end: string, why: string][] = [
  ['2026-12-01', '2026-12-01T22:59:59.000Z', 'winter'],
  ['2026-07-01', '2026-07-01T21:59:59.000Z', 'summer'],
  ['2026-03-28', '2026-03-28T22:59:59.000Z', 'the day before the clock goes forward'],
  ['2026-03-29', '2026-03-29T21:59:59.000Z', 'the day of 23 hours'],
  ['2026-10-24', '2026-10-24T21:59:59.000Z', 'the day before the clock goes back'],
  ['2026-10-25', '2026-10-25T22:59:59.000Z', 'the day of 25 hours'],
];
for (const [day, end, why] of ends)
  test(`a day ends at midnight in Belgrade: ${why}`, () => assert.equal(endOfDay(day, defaultZone).toISOString(), end));

test('another house, another midnight; what is no day has no end', () => {
  assert.equal(endOfDay('2026-12-01', 'America/New_York').toISOString(), '2026-12-02T04:59:59.000Z');
  for (const text of ['', 'sutra', '2026-12-01T10:00:00Z'])
    assert.ok(Number.isNaN(endOfDay(text, defaultZone).getTime()));
});
