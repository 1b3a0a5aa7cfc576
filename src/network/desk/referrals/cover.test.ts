import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConsentAnswer, ConsentState } from '#rights/shared.ts';
import { coverOf, endOf } from './cover.ts';

const house = { id: '0190c0de-0000-7000-8000-000000000001', name: 'Sigurna kuća Lastavica' };
const about = { organisation: house, purpose: 'referral' as const, data: [] };

function consentThat(state: ConsentState, over = false): ConsentAnswer {
  return {
    ...{ id: '0190c0de-0000-7000-8000-000000000002', purpose: 'referral', version: 2, state, over },
    ...{ recipient: { organisation: house.id, name: house.name }, data: ['name'], until: '2026-11-20' },
    ...{ points: [], way: null, language: null, child: null, words: '', by: '', at: '2026-11-19T10:00:00.000Z' },
    ...{ history: [], used: { times: 1, last: null } },
  };
}

const coverBy = (...consents: ConsentAnswer[]) => coverOf({ consents, exceptions: [], can: { write: true } }, about);

test('before anything is chosen, whoever sends somebody on learns that the consent was withdrawn, refused or has run out, and when', () => {
  const withdrawn = coverBy(consentThat('withdrawn'));
  assert.equal(withdrawn.may || withdrawn.why, 'consent-withdrawn');
  assert.deepEqual(withdrawn.agreed, [], 'nothing she once agreed to is offered');
  assert.deepEqual(endOf(withdrawn.about), { how: 'withdrawn', on: '2026-11-19T10:00:00.000Z' });
  assert.equal(endOf(coverBy(consentThat('refused')).about)?.how, 'refused');
  assert.deepEqual(endOf(coverBy(consentThat('given', true)).about), { how: 'over', on: '2026-11-20' });
});

test('who was never asked is not said to have withdrawn anything', () => {
  assert.equal(endOf(coverBy().about), null);
  assert.equal(endOf(coverBy(consentThat('not_asked')).about), null);
});
