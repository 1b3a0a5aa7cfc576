import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayShow, type Asking, type Standing } from './may-show.ts';
import type { Verdict } from './safe-contact.ts';

const inside: Verdict = { allowed: true, why: 'inside', next: null };
const at = (hour: number): Verdict => ({
  allowed: false,
  why: 'outside_hours',
  next: new Date(`2026-11-23T${hour}:00:00.000Z`),
});
const never: Verdict = { allowed: false, why: 'not_allowed', next: null };
const rule = (person: string, verdict: Verdict, change: Partial<Standing> = {}): Standing => ({
  ...{ person, opens: true, read: true, verdict },
  ...change,
});

const none: Asking = { rules: [], searched: true, reason: false };
type Case = { said: string; asking: Partial<Asking>; gives: string };
const cases: Case[] = [
  { said: 'nobody is known by it', asking: {}, gives: 'shown' },
  { said: 'it could not be looked up whose it is', asking: { searched: false }, gives: 'unsearched' },
  { said: 'the same, with a reason', asking: { searched: false, reason: true }, gives: 'shown' },
  { said: 'her rule is not read', asking: { rules: [rule('a', inside, { read: false })] }, gives: 'rule-first a' },
  {
    said: 'her rule is not read; a reason does not spare the reading',
    asking: { rules: [rule('a', at(11), { read: false })], reason: true },
    gives: 'rule-first a',
  },
  { said: 'read, and inside', asking: { rules: [rule('a', inside)] }, gives: 'shown' },
  { said: 'inside, though not looked up', asking: { rules: [rule('a', inside)], searched: false }, gives: 'shown' },
  { said: 'read, and outside', asking: { rules: [rule('a', at(11))] }, gives: 'not-now a' },
  { said: 'outside, with a reason', asking: { rules: [rule('a', at(11))], reason: true }, gives: 'shown against a' },
  {
    said: 'two people, one of them outside',
    asking: { rules: [rule('a', inside), rule('b', at(11))] },
    gives: 'not-now b',
  },
  {
    said: 'two outside: the one who waits longer',
    asking: { rules: [rule('a', at(11)), rule('b', at(15))] },
    gives: 'not-now b',
  },
  {
    said: 'waiting does not help with one',
    asking: { rules: [rule('a', at(11)), rule('b', never)] },
    gives: 'not-now b',
  },
  {
    said: 'two outside, with a reason',
    asking: { rules: [rule('a', at(11)), rule('b', never)], reason: true },
    gives: 'shown against a b',
  },
  {
    said: 'one of them is hidden from who asks, whatever the reason',
    asking: { rules: [rule('a', inside), rule('b', inside, { opens: false })], reason: true },
    gives: 'kept',
  },
];

function told(asking: Asking): string {
  const showing = mayShow(asking);
  switch (showing.kind) {
    case 'shown':
      return ['shown', showing.against.length > 0 ? 'against' : '', ...showing.against.map(({ person }) => person)]
        .filter(Boolean)
        .join(' ');
    case 'rule-first':
      return `rule-first ${showing.people.join(' ')}`;
    case 'not-now':
      return `not-now ${showing.standing.person}`;
    case 'kept':
    case 'unsearched':
      return showing.kind;
  }
}

for (const { said, asking, gives } of cases)
  test(`a number: ${said}: ${gives}`, () => assert.equal(told({ ...none, ...asking }), gives));
