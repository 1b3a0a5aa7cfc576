import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  dimensions,
  givens,
  isMet,
  scoreDimension,
  workRules,
  type Answers,
  type Given,
  type Weighed,
} from './rule.ts';

/** The eight of domain.md 11, case 1, and the consequences named in 2.2. */
const CASES: [number, number, number, boolean][] = [
  [1, 0, 0, false],
  [2, 0, 0, true],
  [1, 0, 1, true],
  [1, 1, 0, true],
  [0, 2, 0, false],
  [0, 3, 0, true],
  [0, 2, 1, true],
  [0, 1, 9, false],
  [0, 0, 16, false],
  [0, 0, 0, false],
];

for (const [strong, medium, weak, met] of CASES)
  test(`${strong} strong, ${medium} medium, ${weak} weak: ${met ? 'met' : 'not met'}`, () =>
    assert.equal(isMet({ strong, medium, weak }), met));

test('each sub-rule says its own numbers, those that hold and those that do not', () => {
  assert.deepEqual(workRules({ strong: 2, medium: 3, weak: 0 }), [
    { rule: 'two_strong', have: [2], need: [2], holds: true },
    { rule: 'strong_and_other', have: [2, 3], need: [1, 1], holds: true },
    { rule: 'three_medium', have: [3], need: [3], holds: true },
    { rule: 'two_medium_weak', have: [3, 0], need: [2, 1], holds: false },
  ]);
});

const count = fc.integer({ min: 0, max: 20 });

test('the four sub-rules together are the formula of the source', () => {
  fc.assert(
    fc.property(count, count, count, (strong, medium, weak) => {
      const formula = strong >= 2 || (strong >= 1 && medium + weak >= 1) || medium >= 3 || (medium >= 2 && weak >= 1);
      assert.equal(isMet({ strong, medium, weak }), formula);
    }),
  );
});

const list = fc
  .array(
    fc.record({ dimension: fc.constantFrom(...dimensions), strength: fc.constantFrom('strong', 'medium', 'weak') }),
    {
      maxLength: 20,
    },
  )
  .map((items) => items.map((item, at) => ({ ...item, code: `X${at}` }) as Weighed));
const answersTo = (items: Weighed[]) =>
  fc
    .array(fc.option(fc.constantFrom<Given>(...givens), { nil: undefined }), {
      minLength: items.length,
      maxLength: items.length,
    })
    .map((given): Answers => Object.fromEntries(items.map(({ code }, at) => [code, given[at]])));
const check = list.chain((items) => fc.tuple(fc.constant(items), answersTo(items)));

/** Whether some choice of two or three present indicators is one of the four combinations, tried one by one. */
function bruteForce(items: Weighed[], answers: Answers): boolean {
  const present = items.filter(({ code }) => answers[code] === 'present').map(({ strength }) => strength);
  const wanted = ['strong,strong', 'medium,strong', 'strong,weak', 'medium,medium,medium', 'medium,medium,weak'];
  const chosen = present.flatMap((one, at) =>
    present
      .slice(at + 1)
      .flatMap((two, more) => [[one, two], ...present.slice(at + more + 2).map((three) => [one, two, three])]),
  );
  return chosen.some((choice) => wanted.includes(choice.toSorted().join()));
}

test('a dimension is met exactly where trying every two and three of its present indicators finds a combination', () => {
  fc.assert(
    fc.property(check, fc.constantFrom(...dimensions), ([items, answers], dimension) => {
      const own = items.filter((item) => item.dimension === dimension);
      assert.equal(scoreDimension(dimension, items, answers).met, bruteForce(own, answers));
    }),
    { numRuns: 400 },
  );
});

test('one more present indicator never takes a met dimension away, and no other answer ever meets one', () => {
  fc.assert(
    fc.property(check, fc.nat(), fc.constantFrom<Given>(...givens), ([items, answers], nth, given) => {
      const item = items[nth % Math.max(1, items.length)];
      if (!item) return;
      const before = scoreDimension(item.dimension, items, answers);
      const more = scoreDimension(item.dimension, items, { ...answers, [item.code]: 'present' });
      if (before.met) assert.ok(more.met);
      const other = scoreDimension(item.dimension, items, { ...answers, [item.code]: given });
      if (given !== 'present' && !before.met) assert.ok(!other.met);
    }),
  );
});

test('unknown, refused, not asked and unanswered are not known; more than half of them is too little for a no', () => {
  const four = ['a', 'b', 'c', 'd'].map((code): Weighed => ({ code, dimension: 'D6', strength: 'medium' }));
  const half = scoreDimension('D6', four, { a: 'absent', b: 'absent', c: 'unknown' });
  assert.deepEqual([half.unknown, half.tooLittle], [2, false]);
  const more = scoreDimension('D6', four, { a: 'absent', b: 'refused', c: 'not_asked' });
  assert.deepEqual([more.unknown, more.tooLittle], [3, true]);
  const met = scoreDimension('D6', four, { a: 'present', b: 'present', c: 'present' });
  assert.deepEqual([met.met, met.tooLittle], [true, false]);
});
