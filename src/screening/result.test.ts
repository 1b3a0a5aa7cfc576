import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { weighedItems } from './lists.ts';
import { PURPOSE, resultOf, score, type Age, type Result } from './result.ts';
import { dimensions, givens, type Answers, type Dimension, type Given } from './rule.ts';
import { whatWouldChange } from './what-if.ts';

const known = (...met: Dimension[]) =>
  dimensions.map((dimension) => ({ dimension, met: met.includes(dimension), tooLittle: false }));

const CASES: { said: string; met: Dimension[]; child?: true; purpose?: true; result: Result }[] = [
  { said: 'exploitation, coercion and deceptive recruitment', met: ['D1', 'D4', 'D5'], result: 'strong_indication' },
  { said: 'exploitation, coercion and coercive recruitment', met: ['D2', 'D4', 'D5'], result: 'strong_indication' },
  { said: 'exploitation, coercion and abused vulnerability', met: ['D3', 'D4', 'D5'], result: 'strong_indication' },
  { said: 'deceived and exploited, without coercion', met: ['D1', 'D4'], result: 'indication' },
  { said: 'exploitation and coercion, recruitment not established', met: ['D4', 'D5'], result: 'indication' },
  { said: 'exploitation and vulnerability at destination', met: ['D4', 'D6'], result: 'indication' },
  { said: 'exploitation alone, adult', met: ['D4'], result: 'labour_rights_concern' },
  { said: 'exploitation alone, child', met: ['D4'], child: true, result: 'child_indication' },
  { said: 'everything, child', met: [...dimensions], child: true, result: 'child_indication' },
  { said: 'helped before exploitation', met: ['D2'], purpose: true, result: 'purpose_without_exploitation' },
  { said: 'a purpose and no means, adult', met: [], purpose: true, result: 'vulnerable_no_indication' },
  {
    said: 'a purpose and no means, child',
    met: [],
    child: true,
    purpose: true,
    result: 'purpose_without_exploitation',
  },
  { said: 'means without exploitation or purpose', met: ['D1', 'D2'], result: 'vulnerable_no_indication' },
  { said: 'nothing', met: [], result: 'vulnerable_no_indication' },
];

for (const { said, met, child = false, purpose = false, result } of CASES)
  test(`${said}: ${result}`, () => assert.equal(resultOf(known(...met), child, purpose), result));

const adult = weighedItems('adult_labour');
const D4: Answers = { 'D4.01': 'present', 'D4.04': 'present' };

test('only exploitation: labour rights of an adult, indication of a child, and age in doubt counts as a child', () => {
  assert.equal(score(adult, D4, 'adult').result, 'labour_rights_concern');
  assert.equal(score(weighedItems('child_labour'), D4, 'child').result, 'child_indication');
  assert.equal(score(weighedItems('child_labour'), D4, 'unclear').result, 'child_indication');
});

test('a check begun and not answered has too little for any no', () => {
  assert.equal(score(adult, {}, 'adult').result, 'insufficient_information');
  const allAbsent = Object.fromEntries(adult.map(({ code }) => [code, 'absent' as const]));
  assert.equal(score(adult, allAbsent, 'adult').result, 'vulnerable_no_indication');
});

test('the lists have the numbers of the source: 67 for an adult, 65 and none weak for a child', () => {
  const per = dimensions.map((dimension) => adult.filter((item) => item.dimension === dimension).length);
  assert.deepEqual(per, [10, 10, 16, 9, 15, 7]);
  const child = weighedItems('child_labour');
  assert.equal(child.length, 65);
  assert.ok(!child.some(({ strength }) => strength === 'weak'));
});

test('the same indicator weighs more once exploitation has begun', () => {
  const weight = (code: string) => adult.find((item) => item.code === code)?.strength;
  for (const [before, after] of [
    ['D2.03', 'D5.01'],
    ['D2.04', 'D5.02'],
    ['D2.05', 'D5.03'],
  ] as const)
    assert.deepEqual([weight(before), weight(after)], ['medium', 'strong']);
});

test('what would change it names the answer that takes exploitation away, and what is left', () => {
  const answers: Answers = { ...D4, 'D5.01': 'present', 'D5.02': 'present', 'D1.01': 'present', 'D1.08': 'present' };
  assert.equal(score(adult, answers, 'adult').result, 'strong_indication');
  const [first] = whatWouldChange(adult, answers, 'adult');
  assert.deepEqual([first?.to, first?.result], ['absent', 'indication']);
  const without = whatWouldChange(adult, answers, 'adult').find(({ code }) => code === 'D4.01');
  assert.deepEqual(without, { code: 'D4.01', to: 'absent', dimension: 'D4', result: 'insufficient_information' });
});

const answers = (codes: string[]) =>
  fc
    .array(fc.tuple(fc.constantFrom(...codes), fc.constantFrom<Given>(...givens)), { maxLength: 40 })
    .map((pairs): Answers => Object.fromEntries(pairs));
const STEP: Record<Result, number> = {
  insufficient_information: 0,
  vulnerable_no_indication: 0,
  purpose_without_exploitation: 1,
  labour_rights_concern: 1,
  indication: 2,
  child_indication: 2,
  strong_indication: 3,
};
const someList = fc.constantFrom<[string, Age]>(
  ['adult_labour', 'adult'],
  ['child_labour', 'child'],
  ['adult_sexual', 'adult'],
  ['child_sexual', 'unclear'],
);

test('one more present indicator never lowers a result', () => {
  fc.assert(
    fc.property(someList, fc.nat(), ([name, age], nth) => {
      const items = weighedItems(name);
      fc.assert(
        fc.property(answers(items.map(({ code }) => code)), (given) => {
          const more = { ...given, [items[nth % items.length]?.code ?? '']: 'present' as const };
          assert.ok(STEP[score(items, more, age).result] >= STEP[score(items, given, age).result]);
        }),
        { numRuns: 20 },
      );
    }),
    { numRuns: 20 },
  );
});

test('every answer named as changing the result does, and no other single answer would', () => {
  fc.assert(
    fc.property(someList, fc.infiniteStream(fc.nat()), ([name, age], stream) => {
      const items = weighedItems(name);
      const codes = [...items.map(({ code }) => code), PURPOSE];
      const given: Answers = Object.fromEntries(
        codes.map((code) => [code, givens[(stream.next().value ?? 0) % givens.length]]),
      );
      const now = score(items, given, age).result;
      const named = new Set(whatWouldChange(items, given, age).map(({ code, to }) => `${code} ${to}`));
      for (const code of codes)
        for (const to of ['present', 'absent'] as const)
          assert.equal(named.has(`${code} ${to}`), score(items, { ...given, [code]: to }, age).result !== now, code);
    }),
    { numRuns: 30 },
  );
});
