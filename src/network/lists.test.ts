import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCodeLists } from '#kernel/lists.ts';
import { isOld } from './organisation.ts';
import { forWhom, nextStates, referralNeeds, referralOutcomes, referralStates, services, urgencies } from './shared.ts';

test('every code the program knows stands in the list with its source, and no other does', () => {
  const ofReferrals = { state: referralStates, outcome: referralOutcomes, urgency: urgencies, need: referralNeeds };
  const known = { service: services, for_whom: forWhom, ...ofReferrals };
  assert.deepEqual(
    readCodeLists(new URL('./lists/codes.tsv', import.meta.url)),
    Object.fromEntries(Object.entries(known).map(([list, codes]) => [list, [...codes]])),
  );
});

test('an entry is old on the ninety-first day, not on the ninetieth', () => {
  assert.ok(!isOld('2026-08-25', '2026-11-23'));
  assert.ok(isOld('2026-08-24', '2026-11-23'));
});

test('what has ended stays as it ended; nothing goes back to being under way', () => {
  for (const state of ['rejected', 'done', 'revoked'] as const) assert.deepEqual(nextStates(state), []);
  for (const state of referralStates) assert.ok(!nextStates(state).includes('in_progress'));
});
