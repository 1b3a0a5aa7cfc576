import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minutesAnswering, mondayOf } from './my-hours.ts';

const at = (time: string) => new Date(`2026-11-23T${time}:00.000Z`);
const on = (line: string, since: string, ended: string | null) => ({
  line,
  since: at(since),
  ended: ended ? at(ended) : null,
});
const day = { from: at('00:00'), to: at('20:00') };

test('hours on two lines at once count once, and an open shift counts until now', () => {
  assert.equal(minutesAnswering([on('a', '08:00', '10:00'), on('b', '09:00', '11:30')], [], day), 210);
  assert.equal(minutesAnswering([on('a', '18:00', null)], [], day), 120);
});

test('time away from one line does not count, unless she was on another meanwhile', () => {
  const away = [on('a', '09:00', '09:30')];
  assert.equal(minutesAnswering([on('a', '08:00', '10:00')], away, day), 90);
  assert.equal(minutesAnswering([on('a', '08:00', '10:00'), on('b', '08:00', '10:00')], away, day), 120);
  assert.equal(minutesAnswering([on('a', '08:00', '09:00')], [on('a', '08:30', null)], day), 30);
});

test('what was before the week is another week, and nothing is nothing', () => {
  const week = { from: at('09:00'), to: at('20:00') };
  assert.equal(minutesAnswering([on('a', '08:00', '10:00')], [], week), 60);
  assert.equal(minutesAnswering([on('a', '06:00', '08:00')], [on('a', '06:30', '07:00')], week), 0);
  assert.equal(minutesAnswering([], [], week), 0);
});

test('the week begins on Monday at midnight where the organisation is', () => {
  assert.equal(
    mondayOf(new Date('2026-11-29T22:59:00.000Z'), 'Europe/Belgrade').toISOString(),
    '2026-11-22T23:00:00.000Z',
  );
  assert.equal(
    mondayOf(new Date('2026-11-29T23:00:00.000Z'), 'Europe/Belgrade').toISOString(),
    '2026-11-29T23:00:00.000Z',
  );
});
