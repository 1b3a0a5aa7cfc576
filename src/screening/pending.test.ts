import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysFromTo, pendingSince } from './pending.ts';

const entry = (status: string, day: string) => ({ status, day });

test('days pending count from the referral, also once the state says it is in procedure', () => {
  assert.equal(pendingSince([entry('referred', '2026-11-20')]), '2026-11-20');
  assert.equal(pendingSince([entry('pending', '2026-11-23'), entry('referred', '2026-11-20')]), '2026-11-20');
});

test('nothing is pending where the state decided or was never asked', () => {
  assert.equal(pendingSince([]), null);
  assert.equal(pendingSince([entry('not_referred', '2026-11-01')]), null);
  assert.equal(pendingSince([entry('refused', '2026-11-24'), entry('referred', '2026-11-20')]), null);
});

test('referred again after a refusal, days count from the new referral', () => {
  const history = [entry('referred', '2026-11-24'), entry('refused', '2026-11-10'), entry('referred', '2026-10-01')];
  assert.equal(pendingSince(history), '2026-11-24');
});

test('days are calendar days, over the change of the clock too', () => {
  assert.equal(daysFromTo('2026-10-24', '2026-10-26'), 2);
  assert.equal(daysFromTo('2026-11-23', '2026-11-23'), 0);
});
