import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTable } from '#kernel/lists.ts';
import { responseTime, responseTimes } from './response-times.ts';
import { handKinds, promiseKinds, riskLevels, ruleKinds, type RiskLevel, type RuleKind } from './shared.ts';
import { dueAfter, firstSteps, isHigher, lowered, risen, stepDue, type Timed } from './timing.ts';

const zone = 'Europe/Belgrade';
/** 21.53 on a Monday night in Belgrade. */
const night = new Date('2026-11-23T20:53:00Z');
const dueIn = (level: RiskLevel, from = night, owned = true) =>
  Object.fromEntries(firstSteps(level, from, zone, owned).map(({ kind, due }) => [kind, due?.toISOString() ?? null]));

test('a critical case asks for the lead within the hour, for contact the same night, for a review in three days', () => {
  assert.deepEqual(dueIn('critical'), {
    first_action: '2026-11-23T21:53:00.000Z',
    safe_contact: '2026-11-24T08:53:00.000Z',
    safety_talk: '2026-11-24T20:53:00.000Z',
    plan: '2026-11-24T20:53:00.000Z',
    contact: '2026-11-24T20:53:00.000Z',
    review: '2026-11-26T20:53:00.000Z',
  });
});

test('a case of low risk has a week for its first step; when it is safe to be in touch is agreed, not counted', () => {
  assert.deepEqual(dueIn('low'), {
    first_action: '2026-11-30T20:53:00.000Z',
    safe_contact: null,
    safety_talk: '2026-12-07T20:53:00.000Z',
    plan: '2026-12-23T20:53:00.000Z',
    contact: '2026-12-23T20:53:00.000Z',
    review: '2027-02-21T20:53:00.000Z',
  });
});

test('unassigned: an hour at high and critical risk, three otherwise (domain.md 11.6)', () => {
  const minutes = { low: 180, medium: 180, high: 60, critical: 60 };
  for (const level of riskLevels) {
    const due = Date.parse(dueIn(level, night, false)['assign'] ?? '');
    assert.equal((due - night.getTime()) / 60_000, minutes[level], level);
    assert.equal('assign' in dueIn(level), false, 'whoever has an owner needs none');
    assert.equal(responseTime(level, 'assign').alerts, true);
  }
});

const CLOCKS: [string, string, number, string][] = [
  ['24 h over the night the clock goes back are 24 h that pass', '2026-10-24T19:53:00Z', 24, '2026-10-25T19:53:00Z'],
  ['7 days over it end at the same time of day', '2026-10-24T19:53:00Z', 168, '2026-10-31T20:53:00Z'],
  ['24 h over the night it goes forward are 24 h that pass', '2026-03-28T20:53:00Z', 24, '2026-03-29T20:53:00Z'],
  ['7 days over it end at the same time of day, an hour sooner', '2026-03-28T20:53:00Z', 168, '2026-04-04T19:53:00Z'],
  ['an hour in the hour that comes twice', '2026-10-25T00:30:00Z', 1, '2026-10-25T01:30:00Z'],
  ['3 days are the last that count in hours', '2026-10-24T19:53:00Z', 72, '2026-10-27T19:53:00Z'],
  ['30 days over the end of a year', '2026-12-15T09:00:00Z', 720, '2027-01-14T09:00:00Z'],
  ['half a day more than a whole number of days', '2026-11-23T20:53:00Z', 84, '2026-11-27T08:53:00Z'],
];
for (const [said, from, hours, due] of CLOCKS)
  test(said, () => assert.equal(dueAfter(new Date(from), hours, zone).toISOString(), new Date(due).toISOString()));

test('a due time keeps the seconds and milliseconds it was counted from', () => {
  const from = new Date('2026-11-23T20:53:07.250Z');
  assert.equal(dueAfter(from, 168, zone).toISOString(), '2026-11-30T20:53:07.250Z');
});

const open = (level: RiskLevel, ...kinds: RuleKind[]): Timed[] =>
  kinds.map((kind) => ({ id: kind, kind, due: stepDue(level, kind, night, zone), counts: night }));
const later = new Date('2026-11-25T08:00:00Z');

test('a risk that rises pulls every open step to where the new level wants it, counted from the rise', () => {
  const { moved, made } = risen(open('medium', 'first_action', 'safe_contact', 'plan'), 'critical', later, zone);
  assert.deepEqual(
    moved.map(({ id, due }) => [id, due?.toISOString()]),
    [
      ['first_action', '2026-11-25T09:00:00.000Z'],
      ['safe_contact', '2026-11-25T20:00:00.000Z'],
      ['plan', '2026-11-26T08:00:00.000Z'],
    ],
  );
  assert.deepEqual(made, []);
});

test('no rise ever puts off what was due sooner', () => {
  for (const from of riskLevels)
    for (const to of riskLevels.filter((level) => isHigher(level, from))) {
      const before = open(from, ...ruleKinds);
      const { moved } = risen(before, to, later, zone);
      for (const { id, due } of moved) {
        const was = before.find((task) => task.id === id)?.due ?? null;
        assert.ok(due !== null && (was === null || due < was), `${from} to ${to}: ${id}`);
      }
    }
});

test('a rise asks anew for a first step and a safe contact that were done before; a plan that was made stays made', () => {
  const { made } = risen(open('medium', 'review'), 'high', later, zone);
  assert.deepEqual(
    made.map(({ kind, due }) => [kind, due?.toISOString()]),
    [
      ['first_action', '2026-11-26T08:00:00.000Z'],
      ['safe_contact', '2026-11-26T08:00:00.000Z'],
    ],
  );
});

test('what had no clock gets one when the risk rises', () => {
  const { moved } = risen(open('low', 'safe_contact'), 'high', later, zone);
  assert.equal(moved[0]?.due?.toISOString(), '2026-11-26T08:00:00.000Z');
});

test('a risk that a lead lowers gives each open step the time of the lower level, from where it counted before', () => {
  const moved = lowered(open('critical', 'plan', 'review', 'safe_contact'), 'low', zone);
  assert.deepEqual(
    moved.map(({ id, due }) => [id, due?.toISOString() ?? null]),
    [
      ['plan', '2026-12-23T20:53:00.000Z'],
      ['review', '2027-02-21T20:53:00.000Z'],
      ['safe_contact', null],
    ],
  );
  assert.deepEqual(lowered(open('low', 'plan'), 'low', zone), []);
});

test('a higher risk never leaves more time for a step than a lower one', () => {
  const hours = (level: RiskLevel, step: RuleKind) => responseTime(level, step).hours ?? Infinity;
  for (const step of ruleKinds)
    for (const [at, level] of riskLevels.entries())
      for (const lower of riskLevels.slice(0, at))
        assert.ok(hours(level, step) <= hours(lower, step), `${step}: ${level} and ${lower}`);
});

test('every level has every step once; kinds are those of the list, in its order', () => {
  for (const level of riskLevels) assert.equal(responseTimes(level).length, ruleKinds.length);
  const listed = readTable(new URL('./lists/kinds.tsv', import.meta.url)).map(({ sort, kind, by }) => [sort, by, kind]);
  assert.deepEqual(listed, [
    ...promiseKinds.map((kind) => ['promise', 'hand', kind]),
    ...ruleKinds.map((kind) => ['task', 'rule', kind]),
    ...handKinds.map((kind) => ['task', 'hand', kind]),
  ]);
});
