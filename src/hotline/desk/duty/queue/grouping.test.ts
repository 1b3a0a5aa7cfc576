import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupOf, groupWaiting, restOfDay, type WaitingGroup } from './grouping.ts';
import type { WaitingRow } from '../../../shared.ts';

const zone = 'Europe/Belgrade';
/** 21.14 in Belgrade, in winter. */
const evening = new Date('2026-11-23T20:14:00Z');

const dues: [due: string | null, group: WaitingGroup, what: string][] = [
  ['2026-11-23T20:00:00Z', 'late', 'fourteen minutes ago'],
  ['2026-11-23T20:14:00Z', 'late', 'this very minute'],
  ['2026-11-23T20:15:00Z', 'hour', 'in a minute'],
  ['2026-11-23T21:14:00Z', 'hour', 'in exactly an hour'],
  ['2026-11-23T21:14:00.001Z', 'today', 'in an hour and a blink'],
  ['2026-11-23T21:15:00Z', 'today', 'in more than an hour, still tonight'],
  ['2026-11-23T23:00:00Z', 'today', 'by midnight'],
  ['2026-11-23T23:01:00Z', 'later', 'a minute after midnight'],
  ['2026-11-24T08:00:00Z', 'later', 'tomorrow at nine'],
  [null, 'open', 'without a due time'],
];

for (const [due, group, what] of dues)
  test(`a promise due ${what} stands under "${group}"`, () => {
    assert.equal(groupOf(due === null ? null : new Date(due), evening, zone), group);
  });

test('shortly before midnight the next hour counts more than the day', () => {
  assert.equal(groupOf(new Date('2026-11-23T23:20:00Z'), new Date('2026-11-23T22:50:00Z'), zone), 'hour');
});

test('the day is the one of the organisation, not the one of UTC', () => {
  const at = new Date('2026-11-23T19:00:00Z');
  assert.equal(groupOf(new Date('2026-11-23T23:30:00Z'), at, zone), 'later');
  assert.equal(groupOf(new Date('2026-11-23T23:30:00Z'), at, 'UTC'), 'today');
});

test('on the day the clock goes back, the evening is still the same day', () => {
  const morning = new Date('2026-10-25T00:30:00Z');
  assert.equal(groupOf(new Date('2026-10-25T22:59:00Z'), morning, zone), 'today');
});

test('groups stand in their order, empty ones are not shown, and the oldest promise stays first', () => {
  const row = (number: string, due: string | null): WaitingRow => ({
    contact: number,
    number,
    line: 'sos',
    written: false,
    withdrawn: false,
    callType: null,
    risk: null,
    who: null,
    openedAt: '2026-11-23T18:00:00Z',
    danger: null,
    leavesAt: null,
    promise: { id: number, version: 1, kind: 'other', due, made: '2026-11-23T18:00:00Z', owner: null },
  });
  const rows = [row('K-1', '2026-11-23T19:00:00Z'), row('K-2', '2026-11-23T20:00:00Z'), row('K-3', null)];
  const shown = groupWaiting(rows, evening, zone).map(({ group, rows: own }) => [
    group,
    own.map(({ number }) => number),
  ]);
  assert.deepEqual(shown, [
    ['late', ['K-1', 'K-2']],
    ['open', ['K-3']],
  ]);
});

test('what is in danger now stands before what is late, whatever was promised on it', () => {
  const row = (number: string, due: string | null, danger: WaitingRow['danger']): WaitingRow => ({
    ...{
      contact: number,
      number,
      line: 'sos',
      written: false,
      withdrawn: false,
      callType: null,
      who: null,
      leavesAt: null,
      danger,
    },
    risk: danger && 'critical',
    openedAt: '2026-11-23T18:00:00Z',
    promise: due ? { id: number, version: 1, kind: 'other', due, made: due, owner: null } : null,
  });
  const rows = [
    row('K-1', '2026-11-24T19:00:00Z', 'open'),
    row('K-2', null, 'unanswered'),
    row('K-3', '2026-11-23T19:00:00Z', null),
  ];
  assert.deepEqual(
    groupWaiting(rows, evening, zone).map(({ group, rows: own }) => [group, own.map(({ number }) => number)]),
    [
      ['danger', ['K-1', 'K-2']],
      ['late', ['K-3']],
    ],
  );
});

test('from 17.00 on the rest of the day is called the evening', () => {
  assert.equal(restOfDay(new Date('2026-11-23T15:59:00Z'), zone), 'day');
  assert.equal(restOfDay(new Date('2026-11-23T16:00:00Z'), zone), 'evening');
});
