import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromZoned } from '#kernel/format.ts';
import { openSpan } from './hours.ts';
import type { Line } from './shared.ts';

const zone = 'Europe/Belgrade';
const span = (hours: Line['hours'], at: string) => {
  const found = openSpan(hours, new Date(at), zone);
  return found === null || found === 'always' ? found : [found.since.toISOString(), found.until.toISOString()];
};
const every = (...day: [number, number][]): Line['hours'] => Array.from({ length: 7 }, () => day);

test('a line in its hours says since when and until when', () => {
  assert.deepEqual(span(every([480, 1200]), '2026-11-23T10:00:00Z'), [
    '2026-11-23T07:00:00.000Z',
    '2026-11-23T19:00:00.000Z',
  ]);
  assert.equal(span(every([480, 1200]), '2026-11-23T19:00:00Z'), null);
  assert.equal(span(every(), '2026-11-23T10:00:00Z'), null);
});

test('hours that touch at midnight are one stretch, over Sunday too', () => {
  const nights = every([0, 360], [1320, 1440]);
  const night = ['2026-11-22T21:00:00.000Z', '2026-11-23T05:00:00.000Z'];
  assert.deepEqual(span(nights, '2026-11-22T22:30:00Z'), night);
  assert.deepEqual(span(nights, '2026-11-23T04:30:00Z'), night);
});

test('a line that never closes has no end', () => {
  assert.equal(span(every([0, 1440]), '2026-11-23T10:00:00Z'), 'always');
});

test('both clock changes: the wall clock counts, not the hours that passed', () => {
  const nights = every([0, 360], [1320, 1440]);
  assert.deepEqual(span(nights, '2026-03-29T02:00:00Z'), ['2026-03-28T21:00:00.000Z', '2026-03-29T04:00:00.000Z']);
  assert.deepEqual(span(nights, '2026-10-25T02:00:00Z'), ['2026-10-24T20:00:00.000Z', '2026-10-25T05:00:00.000Z']);
});

test('a Monday that begins at midnight stands alone where Sunday ends before it', () => {
  const days = [[[0, 360]], [], [], [], [], [], [[600, 1320]]] as Line['hours'];
  assert.deepEqual(span(days, '2026-11-23T02:00:00Z'), ['2026-11-22T23:00:00.000Z', '2026-11-23T05:00:00.000Z']);
});

type Days = [number, number][][];
const minuteOfDay = fc.integer({ min: 0, max: 1440 });
const daySpans = fc.array(
  fc.tuple(minuteOfDay, minuteOfDay).filter(([from, to]) => from < to),
  { maxLength: 3 },
);
const weeks = fc.array(daySpans, { minLength: 7, maxLength: 7 }) as fc.Arbitrary<Days>;
const MINUTES = 7 * 1440;
/** A minute of a week without a clock change, from Monday 23. 11. 2026.; may run over to either side. */
const minute = (number: number) => fromZoned({ year: 2026, month: 11, day: 23, minute: number }, zone);
const isOpen = (hours: Days, number: number) => {
  const inWeek = (number + MINUTES) % MINUTES;
  const time = inWeek % 1440;
  return (hours[Math.floor(inWeek / 1440)] ?? []).some(([from, to]) => time >= from && time < to);
};

test('a line is open exactly in the minutes that were entered, and its stretch ends where the first closed minute is', () => {
  fc.assert(
    fc.property(weeks, fc.integer({ min: 0, max: MINUTES - 1 }), (hours, at) => {
      const found = openSpan(hours as Line['hours'], minute(at), zone);
      assert.equal(found !== null, isOpen(hours, at));
      if (found === null) return;
      if (found === 'always')
        return assert.ok(Array.from({ length: MINUTES }, (_, each) => each).every((each) => isOpen(hours, each)));
      const [from, to] = [found.since, found.until].map((end) => (end.getTime() - minute(0).getTime()) / 60_000);
      assert.ok(from !== undefined && to !== undefined && from <= at && at < to);
      for (let each = from; each < to; each++) assert.ok(isOpen(hours, each));
      assert.ok(!isOpen(hours, from - 1) && !isOpen(hours, to), 'closed on both sides');
    }),
  );
});
