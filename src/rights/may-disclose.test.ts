import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toCyrillic } from '#kernel/words-server.ts';
import { isSameRecipient, mayDisclose, type StandingConsent } from './may-disclose.ts';
import { consentStates, dataKinds, purposes } from './shared.ts';

const DUNJA = { organisation: '0b8d1f2a-4c55-4a64-9d3b-3a8f6a0f5c11', name: 'Sigurna kuća „Dunja“' };
const OTHER = { organisation: '7f0f7f2e-0f41-4b0a-8f46-8c8b2f6b9a22', name: 'Sigurna kuća „Dunja“' };
const TODAY = '2026-11-23';
const given: StandingConsent = {
  id: 'a',
  purpose: 'referral',
  recipient: DUNJA,
  state: 'given',
  data: ['name', 'arrival'],
  until: '2026-11-30',
};
const use = { purpose: 'referral', recipient: DUNJA, data: ['name'] } as const;

const answers: [string, StandingConsent[], Parameters<typeof mayDisclose>[1], string][] = [
  ['what was agreed to', [given], use, 'a'],
  ['on its last day', [{ ...given, until: TODAY }], use, 'a'],
  ['without a last day', [{ ...given, until: null }], use, 'a'],
  ['the day after', [{ ...given, until: '2026-11-22' }], use, 'consent-over'],
  ['nobody was asked', [], use, 'consent-missing'],
  ['refused', [{ ...given, state: 'refused' }], use, 'consent-missing'],
  ['still thinking', [{ ...given, state: 'thinking' }], use, 'consent-missing'],
  ['withdrawn', [{ ...given, state: 'withdrawn' }], use, 'consent-withdrawn'],
  ['for something else', [given], { ...use, purpose: 'report' }, 'consent-missing'],
  ['another house of the same name', [given], { ...use, recipient: OTHER }, 'consent-missing'],
  ['written by name alone', [given], { ...use, recipient: { organisation: null, name: 'SIGURNA KUCA "DUNJA"' } }, 'a'],
  ['one thing more than agreed', [given], { ...use, data: ['name', 'health'] }, 'consent-missing'],
];
for (const [said, consents, wanted, answer] of answers)
  test(`a use and the consents there are: ${said}`, () => {
    const verdict = mayDisclose(consents, wanted, TODAY);
    assert.equal(verdict.may ? verdict.consent : verdict.why, answer);
  });

test('what is lacking is named, so that it can be asked for', () => {
  const verdict = mayDisclose([given], { ...use, data: ['name', 'health'] }, TODAY);
  assert.deepEqual(verdict, { may: false, why: 'consent-missing', lacking: ['health'] });
});

test('a name is the same in either script, with and without marks; two organisations never are', () => {
  const named = (name: string) => ({ organisation: null, name });
  assert.ok(isSameRecipient(named('Sigurna kuća'), named(toCyrillic('Sigurna kuća'))));
  assert.ok(isSameRecipient({ ...DUNJA, name: 'Dunja' }, named('dunja')));
  assert.ok(!isSameRecipient(DUNJA, OTHER));
  assert.ok(isSameRecipient(null, null) && !isSameRecipient(null, named('Dunja')));
});

const consentOf = fc.record({
  id: fc.uuid(),
  purpose: fc.constantFrom(...purposes),
  recipient: fc.constantFrom(null, DUNJA, OTHER),
  state: fc.constantFrom(...consentStates),
  data: fc.subarray([...dataKinds]),
  until: fc.constantFrom(null, '2026-11-22', TODAY, '2027-01-01'),
});
const useOf = fc.record({
  purpose: fc.constantFrom(...purposes),
  recipient: fc.constantFrom(null, DUNJA, OTHER),
  data: fc.subarray([...dataKinds]),
});

test('whatever stands, nothing leaves but what somebody gave for this very purpose, recipient, data and day', () => {
  fc.assert(
    fc.property(fc.array(consentOf, { maxLength: 6 }), useOf, (consents, wanted) => {
      const verdict = mayDisclose(consents, wanted, TODAY);
      if (!verdict.may) return;
      const under = consents.find(({ id }) => id === verdict.consent);
      assert.ok(under?.state === 'given' && under.purpose === wanted.purpose);
      assert.ok(under.until === null || under.until >= TODAY);
      assert.ok(wanted.data.every((kind) => under.data.includes(kind)));
      assert.ok(isSameRecipient(under.recipient, wanted.recipient));
    }),
  );
});
