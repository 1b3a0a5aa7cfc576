import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  daysBetween,
  defaultZone,
  formatDate,
  formatSeconds,
  formatTime,
  fromZoned,
  isoWeek,
  zonedTime,
} from './format.ts';

const evening = new Date('2026-11-23T20:14:08Z');
const zone = defaultZone;

test('a day is written as its readers write it', () => {
  assert.equal(formatDate(evening, 'sr-Latn'), '23. 11. 2026.');
  assert.equal(formatDate(evening, 'sr-Cyrl'), '23. 11. 2026.');
  assert.equal(formatDate(evening, 'en'), '23 November 2026');
  assert.equal(formatDate(new Date('2026-03-05T12:00:00Z'), 'sr-Latn'), '5. 3. 2026.');
});

test('a time has a dot, an hour without a leading nought, minutes with one', () => {
  assert.equal(formatTime(evening), '21.14');
  assert.equal(formatTime(new Date('2026-11-23T07:05:00Z')), '8.05');
  assert.equal(formatTime(new Date('2026-11-22T23:00:00Z')), '0.00');
  assert.equal(formatSeconds(evening), '21.14.08');
});

test('just before midnight in Belgrade it is still that day, though UTC and Tokyo disagree', () => {
  const late = new Date('2026-12-31T23:30:00Z');
  assert.equal(formatDate(late, 'sr-Latn'), '1. 1. 2027.');
  assert.equal(formatDate(late, 'sr-Latn', 'UTC'), '31. 12. 2026.');
  assert.equal(formatDate(late, 'en', 'Asia/Tokyo'), '1 January 2027');
});

test('the wall clock knows the weekday, Monday first', () => {
  const monday = { year: 2026, month: 11, day: 23, hour: 21, minute: 14, second: 8, weekday: 1 };
  assert.deepEqual(zonedTime(evening, zone), monday);
  assert.equal(zonedTime(new Date('2026-11-22T12:00:00Z'), zone).weekday, 7);
});

const entered = (month: number, day: number, hour: number, minute: number): string =>
  fromZoned({ year: 2026, month, day, hour, minute }, zone).toISOString();

test('a promise for 2.30 on the night the clock goes forward is kept at 3.30', () => {
  assert.equal(entered(3, 29, 1, 59), '2026-03-29T00:59:00.000Z');
  assert.equal(entered(3, 29, 2, 30), '2026-03-29T01:30:00.000Z');
  assert.equal(formatTime(new Date(entered(3, 29, 2, 30))), '3.30');
  assert.equal(entered(3, 29, 3, 0), '2026-03-29T01:00:00.000Z');
});

test('2.30 on the night the clock goes back is the first of the two', () => {
  assert.equal(entered(10, 25, 1, 59), '2026-10-24T23:59:00.000Z');
  assert.equal(entered(10, 25, 2, 30), '2026-10-25T00:30:00.000Z');
  assert.equal(entered(10, 25, 3, 0), '2026-10-25T02:00:00.000Z');
});

test('the same works west of Greenwich', () => {
  const newYork = (month: number, day: number) =>
    fromZoned({ year: 2026, month, day, hour: 2, minute: 30 }, 'America/New_York');
  assert.equal(newYork(3, 8).toISOString(), '2026-03-08T07:30:00.000Z');
  assert.equal(newYork(11, 1).toISOString(), '2026-11-01T07:30:00.000Z');
});

test('a day without a time begins at midnight, and a day too many is in the next month', () => {
  assert.equal(fromZoned({ year: 2026, month: 1, day: 32 }, zone).toISOString(), '2026-01-31T23:00:00.000Z');
});

test('days are counted by the calendar, whatever the clock did', () => {
  assert.equal(daysBetween(evening, new Date('2026-11-23T22:59:00Z'), zone), 0);
  assert.equal(daysBetween(evening, new Date('2026-11-23T23:00:00Z'), zone), 1);
  assert.equal(daysBetween(new Date('2026-03-28T12:00:00Z'), new Date('2026-03-30T00:00:00Z'), zone), 2);
  assert.equal(daysBetween(new Date('2026-10-26T00:00:00Z'), new Date('2026-10-24T21:00:00Z'), zone), -2);
});

test('weeks follow ISO 8601, also around the new year', () => {
  const week = (day: string) => isoWeek(new Date(`${day}T12:00:00Z`), zone);
  assert.equal(week('2026-11-23'), '2026-W48');
  assert.equal(week('2026-01-01'), '2026-W01');
  assert.equal(week('2024-12-30'), '2025-W01');
  assert.equal(week('2027-01-03'), '2026-W53');
  assert.equal(week('2021-01-03'), '2020-W53');
  assert.equal(isoWeek(new Date('2026-11-22T23:30:00Z'), zone), '2026-W48');
  assert.equal(isoWeek(new Date('2026-11-22T23:30:00Z'), 'UTC'), '2026-W47');
});

test('any minute read from the wall and entered again is that minute, or the hour before it when it came twice', () => {
  const minutes = fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 });
  fc.assert(
    fc.property(minutes, (minute) => {
      const moment = new Date(minute * 60_000);
      const back = fromZoned(zonedTime(moment, zone), zone);
      const gap = moment.getTime() - back.getTime();
      assert.ok(gap === 0 || (gap === 3_600_000 && formatTime(back) === formatTime(moment)));
    }),
    { numRuns: 1000 },
  );
});

test('a zone that does not exist is refused', () => {
  assert.throws(() => formatTime(evening, 'Europe/Beograd'), RangeError);
});
