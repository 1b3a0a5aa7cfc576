import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { breakDown, shareOf } from './breakdown.ts';

test("CTDC's own example: five persons with L, S, O, nothing, L and S give 50, 50 and 25 per cent", () => {
  const found = breakDown('topic', [['L'], ['S'], ['O'], [], ['L', 'S']]);
  const shares = Object.fromEntries(found.counts.map(({ code, count }) => [code, shareOf(count, found)]));
  assert.deepEqual(shares, { L: 0.5, S: 0.5, O: 0.25 });
  assert.deepEqual([found.of, found.known, found.notAsked], [5, 4, 1]);
});

test('unknown, refused and not asked are three different things, and none of them is part of a share', () => {
  const found = breakDown('language', ['sr', 'unknown', 'refused', null, 'sr', 'en']);
  assert.deepEqual(found.counts, [
    { code: 'sr', count: 2 },
    { code: 'en', count: 1 },
  ]);
  assert.deepEqual([found.known, found.unknown, found.refused, found.notAsked, found.of], [3, 1, 1, 1, 6]);
});

test('where one answer is known and another is not, the known one counts', () => {
  const found = breakDown('topic', [
    ['debt', 'unknown'],
    ['unknown', 'refused'],
    ['debt', 'debt'],
  ]);
  assert.deepEqual(found.counts, [{ code: 'debt', count: 2 }]);
  assert.deepEqual([found.known, found.refused], [2, 1]);
});

test('of nothing there is no share', () => {
  assert.equal(shareOf(0, breakDown('language', [null, 'unknown'])), null);
});

test('hours stand in their order, whatever was most', () => {
  const found = breakDown('hour', ['21', '3', '21', '10', null]);
  assert.deepEqual(
    found.counts.map(({ code }) => code),
    ['3', '10', '21'],
  );
});

test('everybody stands in exactly one of known, unknown, refused and not asked; no count is above known', () => {
  const code = fc.constantFrom('a', 'b', 'c', 'unknown', 'refused');
  const answer = fc.oneof(code, fc.array(code, { maxLength: 4 }), fc.constant(null));
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 40 }), (answers) => {
      const found = breakDown('topic', answers);
      assert.equal(found.known + found.unknown + found.refused + found.notAsked, answers.length);
      for (const { count } of found.counts) assert.ok(count > 0 && count <= found.known);
    }),
  );
});
