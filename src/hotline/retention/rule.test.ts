import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goesOn, kindOf, listedOn, mayGo, retentionKinds, type RetentionFacts } from './rule.ts';
import { rulesThatShip } from './rules.ts';

const quiet: RetentionFacts = {
  ...{ day: '2027-01-10', closed: '2027-01-10', changed: null, outcome: 'done', call_type: null },
  ...{ child: false, grave: false, named: false, about: false, said: false, more: false },
};
const months = { silent: 3, information: 12, child: null, grave: null, other: null };

test('which kind a closed contact is of', () => {
  const dropped = { call_type: 'silent_or_dropped', outcome: 'broken' };
  const question = { call_type: 'preventive_information' };
  const cases: [string, Partial<RetentionFacts>][] = [
    ['silent', { outcome: 'silent' }],
    ['silent', { outcome: 'wrong_number' }],
    ['silent', { call_type: 'hoax_or_abuse' }],
    ['silent', dropped],
    ['information', { call_type: 'preventive_job_offer_check' }],
    ['information', { ...question, said: true }],
    ['information', { call_type: 'media_or_student_enquiry' }],
    // Nobody said what it was: no short time is taken for granted.
    ['other', {}],
    ['other', { outcome: 'broken' }],
    ['other', { outcome: 'unsafe' }],
    // It ended in silence, and before that somebody said what it was about.
    ['other', { outcome: 'silent', call_type: 'suspicion_report' }],
    ['other', { call_type: 'suspicion_report' }],
    // She whispered something before the line dropped.
    ['other', { ...dropped, said: true }],
    ['other', { ...dropped, more: true }],
    ['other', { outcome: 'silent', said: true }],
    ['other', { ...question, named: true }],
    ['other', { ...question, about: true }],
    ['other', { ...question, said: true, more: true }],
    ['other', { call_type: 'hoax_or_abuse', about: true }],
    ['child', { ...question, child: true }],
    ['child', { ...dropped, child: true, grave: true }],
    ['grave', { ...question, grave: true }],
    ['grave', { outcome: 'silent', grave: true }],
    ['grave', { call_type: 'direct_victim_contact', grave: true, named: true }],
  ];
  for (const [kind, facts] of cases) assert.equal(kindOf({ ...quiet, ...facts }), kind, JSON.stringify(facts));
});

test('it goes so many whole months after it was closed, never a day sooner where a month is short', () => {
  const cases: [string, string, number, string][] = [
    ['2027-01-10', '2027-01-10', 12, '2028-01-10'],
    ['2027-01-10', '2027-03-02', 12, '2028-03-02'],
    // Written down afterwards: the day it happened lies before the closing; a closing before its day does not shorten it.
    ['2027-05-01', '2027-04-30', 3, '2027-08-01'],
    ['2028-02-29', '2028-02-29', 12, '2029-03-01'],
    ['2028-02-29', '2028-02-29', 48, '2032-02-29'],
    ['2027-11-30', '2027-11-30', 3, '2028-03-01'],
    ['2027-11-29', '2027-11-29', 3, '2028-02-29'],
    ['2027-08-31', '2027-08-31', 1, '2027-10-01'],
    ['2027-10-31', '2027-10-31', 3, '2028-01-31'],
  ];
  for (const [day, closed, after, goes] of cases)
    assert.equal(goesOn({ day, closed, changed: null }, after), goes, `${closed} ${after}`);
  const old = { day: '2025-01-10', closed: '2025-01-10', changed: '2027-01-10' };
  assert.equal(goesOn(old, 3), '2027-04-10', 'called otherwise today, it does not go tomorrow');
});

test('the preview looks thirty days ahead, and holds nothing the house has no rule for', () => {
  const facts = { ...quiet, outcome: 'silent' };
  const on = (today: string, held: string | null = null) => listedOn(today, { facts, held, months }, undefined);
  assert.equal(on('2027-03-10'), null);
  assert.deepEqual(on('2027-03-11'), { kind: 'silent', goes: '2027-04-10', listed: '2027-03-11', held: null });
  assert.equal(on('2027-04-20', 'promise')?.held, 'promise');
  assert.equal(listedOn('2047-04-20', { facts: quiet, held: null, months }, undefined), null);
});

test('whoever looks has fourteen days: counted anew when a reason to stay ends or the rule becomes shorter', () => {
  const facts = { ...quiet, outcome: 'silent' };
  const before = { goes: '2027-04-10', listed: '2027-03-11', held: null };
  const listed = (was: { goes: string; listed: string; held: string | null }, held: string | null = null) =>
    listedOn('2027-04-20', { facts, held, months }, was)?.listed;
  assert.equal(listed(before), '2027-03-11');
  assert.equal(listed({ ...before, held: 'promise' }), '2027-04-20');
  assert.equal(listed({ ...before, held: 'promise' }, 'promise'), '2027-03-11');
  assert.equal(listed({ ...before, goes: '2027-06-10' }), '2027-04-20');
  assert.equal(listed({ ...before, goes: '2027-03-30' }), '2027-03-11');
  assert.equal(mayGo({ goes: '2027-04-10', listed: '2027-03-11' }), '2027-04-10');
  assert.equal(mayGo({ goes: '2027-04-10', listed: '2027-04-20' }), '2027-05-04');
});

test('the list that ships has a row for every kind', () => {
  assert.deepEqual(
    rulesThatShip.map(({ kind, months: after }) => [kind, after]),
    retentionKinds.map((kind) => [kind, months[kind]]),
  );
});
