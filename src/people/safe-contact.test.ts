import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { defaultZone, fromZoned } from '#kernel/format.ts';
import { isConfirmed, mayContact, type SafeContact, type SafeRule } from './safe-contact.ts';

const at = (text: string) => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/[- :]/).map(Number);
  return fromZoned({ year, month, day, hour, minute }, defaultZone);
};
const rule = (change: Partial<SafeRule>): SafeRule => ({
  allowed: true,
  hours: [],
  checkWord: '',
  whoMayAnswer: '',
  message: '',
  note: '',
  confirmedAt: at('2026-11-09 12:00').toISOString(),
  confirmedBy: 'person',
  ...change,
});
const workdays = { days: [1, 2, 3, 4, 5], from: 8 * 60 + 30, to: 11 * 60 };
const ask = (safe: SafeContact, now: Date) => mayContact(safe, 'telephone', now, defaultZone);

// 23. 11. 2026. is a Monday.
const table: [string, SafeContact, string, string, string | null][] = [
  ['nothing was said about this channel', {}, '2026-11-23 09:00', 'no_rule', null],
  ['another channel says nothing about this one', { sms: rule({}) }, '2026-11-23 09:00', 'no_rule', null],
  ['she said no', { telephone: rule({ allowed: false }) }, '2026-11-23 09:00', 'not_allowed', null],
  ['never confirmed', { telephone: rule({ confirmedAt: null }) }, '2026-11-23 09:00', 'not_confirmed', null],
  ['confirmed on a day to come', { telephone: rule({}) }, '2026-11-01 09:00', 'confirmation_expired', null],
  ['at any hour', { telephone: rule({}) }, '2026-11-23 03:00', 'inside', null],
  ['inside, at the first minute', { telephone: rule({ hours: [workdays] }) }, '2026-11-23 08:30', 'inside', null],
  ['inside, at the last minute', { telephone: rule({ hours: [workdays] }) }, '2026-11-23 10:59', 'inside', null],
  [
    'the end is outside',
    { telephone: rule({ hours: [workdays] }) },
    '2026-11-23 11:00',
    'outside_hours',
    '2026-11-24 08:30',
  ],
  [
    'before today’s hours',
    { telephone: rule({ hours: [workdays] }) },
    '2026-11-23 03:00',
    'outside_hours',
    '2026-11-23 08:30',
  ],
  [
    'Friday noon waits for Monday',
    { telephone: rule({ hours: [workdays] }) },
    '2026-11-27 12:00',
    'outside_hours',
    '2026-11-30 08:30',
  ],
  [
    'one day a week, just missed: a week later',
    { telephone: rule({ hours: [{ days: [1], from: 600, to: 660 }] }) },
    '2026-11-23 11:00',
    'outside_hours',
    '2026-11-30 10:00',
  ],
  [
    'the nearer of two spans',
    {
      telephone: rule({
        hours: [
          { days: [3], from: 600, to: 660 },
          { days: [2], from: 1200, to: 1260 },
        ],
      }),
    },
    '2026-11-23 12:00',
    'outside_hours',
    '2026-11-24 20:00',
  ],
];

for (const [name, safe, moment, why, next] of table)
  test(`may she be called: ${name}`, () => {
    const verdict = ask(safe, at(moment));
    assert.equal(verdict.why, why);
    assert.equal(verdict.allowed, why === 'inside');
    assert.equal(verdict.next?.toISOString() ?? null, next && at(next).toISOString());
  });

test('a confirmation holds 30 days to the minute, and then says that it is old', () => {
  const confirmed = at('2026-11-09 12:00');
  const days30 = new Date(confirmed.getTime() + 30 * 86_400_000);
  assert.equal(ask({ telephone: rule({}) }, days30).why, 'inside');
  const later = new Date(days30.getTime() + 60_000);
  assert.deepEqual(ask({ telephone: rule({}) }, later), { allowed: false, why: 'confirmation_expired', next: null });
  assert.equal(isConfirmed({ confirmedAt: null }, later), false);
  const ahead = (minutes: number) => new Date(confirmed.getTime() - minutes * 60_000);
  assert.equal(ask({ telephone: rule({}) }, ahead(59)).allowed, true, 'a browser’s clock may be a little ahead');
  assert.equal(ask({ telephone: rule({}) }, ahead(60)).allowed, false);
});

const early = { days: [7], from: 2 * 60 + 30, to: 4 * 60 };
const confirmedAt = (day: string) => at(`${day} 12:00`).toISOString();

test('spring: the hour that is skipped never comes, and her hours begin at the jump', () => {
  // 28. 3. 2027, 2.00 becomes 3.00: a span from 2.30 to 4.00 is from 3.00 that day.
  const safe = { telephone: rule({ hours: [early], confirmedAt: confirmedAt('2027-03-20') }) };
  const before = new Date('2027-03-28T00:30:00Z');
  assert.equal(ask(safe, before).next?.toISOString(), '2027-03-28T01:00:00.000Z');
  assert.equal(ask(safe, new Date('2027-03-28T01:00:00Z')).allowed, true);
  const lost = { telephone: rule({ hours: [{ ...early, to: 2 * 60 + 50 }], confirmedAt: confirmedAt('2027-03-20') }) };
  assert.equal(ask(lost, before).next?.toISOString(), at('2027-04-04 02:30').toISOString());
});

test('autumn: the hour that comes twice is hers both times', () => {
  // 25. 10. 2026, 3.00 becomes 2.00: 2.30 is at 0.30 and at 1.30 UTC.
  const short = { ...early, to: 2 * 60 + 50 };
  const safe = { telephone: rule({ hours: [short], confirmedAt: confirmedAt('2026-10-20') }) };
  const [first, between, second, over] = ['00:30', '00:55', '01:30', '01:50'].map(
    (time) => new Date(`2026-10-25T${time}:00Z`),
  );
  assert.ok(first && between && second && over);
  assert.deepEqual([ask(safe, first).allowed, ask(safe, second).allowed], [true, true]);
  assert.equal(ask(safe, between).next?.toISOString(), second.toISOString());
  assert.equal(ask(safe, over).next?.toISOString(), at('2026-11-01 02:30').toISOString());
});

test('hours of the one day that spring takes away come again a week later, however early one asks', () => {
  // Sunday 21. 3. 2027. at 3.00: today is over, on the 28th the clock jumps over them.
  const safe = { telephone: rule({ hours: [{ ...early, to: 170 }], confirmedAt: confirmedAt('2027-03-20') }) };
  assert.equal(ask(safe, at('2027-03-21 03:00')).next?.toISOString(), at('2027-04-04 02:30').toISOString());
});

test('autumn: hours that end in the doubled hour begin again with it', () => {
  const safe = {
    telephone: rule({ hours: [{ days: [7], from: 90, to: 150 }], confirmedAt: confirmedAt('2026-10-20') }),
  };
  const between = new Date('2026-10-25T00:45:00Z');
  assert.equal(ask(safe, between).allowed, false);
  assert.equal(ask(safe, between).next?.toISOString(), '2026-10-25T01:00:00.000Z');
});

const QUARTER = 15 * 60_000;
const quarterOfNight = fc.integer({ min: 0, max: 24 }).map((count) => count * 15);
const nightly = fc
  .tuple(quarterOfNight, quarterOfNight)
  .filter(([from, to]) => from < to)
  .map(([from, to]) => ({ days: [1, 2, 3, 4, 5, 6, 7], from, to }));
/** The midnight before each change of the clock. */
const nights = ['2026-10-25 00:00', '2027-03-28 00:00'].map((day) => at(day).getTime());

test('what is said about waiting is true through both nights of the clock: the first quarter in which she may be called', () => {
  fc.assert(
    fc.property(
      fc.array(nightly, { minLength: 1, maxLength: 2 }),
      fc.constantFrom(...nights),
      fc.integer({ min: 0, max: 16 }),
      (hours, midnight, later) => {
        const now = midnight + later * QUARTER;
        const safe = { telephone: rule({ hours, confirmedAt: new Date(midnight).toISOString() }) };
        const { allowed, next } = ask(safe, new Date(now));
        if (allowed) return;
        let first = now + QUARTER;
        while (!ask(safe, new Date(first)).allowed) first += QUARTER;
        assert.equal(next?.getTime(), first);
      },
    ),
    { numRuns: 50 },
  );
});

test('hours that begin at any minute of the doubled hour begin both times', () => {
  const safe = {
    telephone: rule({ hours: [{ days: [7], from: 137, to: 142 }], confirmedAt: confirmedAt('2026-10-20') }),
  };
  const next = (time: string) => ask(safe, new Date(`2026-10-25T${time}:00Z`)).next?.toISOString();
  assert.equal(next('00:00'), '2026-10-25T00:17:00.000Z');
  assert.equal(next('00:22'), '2026-10-25T01:17:00.000Z');
});
