import assert from 'node:assert/strict';
import { test } from 'node:test';
import { promiseState } from './promise-state.ts';

const at = new Date('2026-11-23T20:14:00Z');
const inMinutes = (minutes: number) => new Date(at.getTime() + minutes * 60_000);

test('more than two hours away is calm, two hours exactly is soon', () => {
  assert.equal(promiseState(inMinutes(121), at).kind, 'calm');
  assert.deepEqual(promiseState(inMinutes(120), at), { kind: 'soon', minutes: 120, left: 1 });
});

test('a promise begins to be late at its moment, and never by nought minutes', () => {
  assert.deepEqual(promiseState(at, at), { kind: 'late', minutes: 1 });
  assert.deepEqual(promiseState(inMinutes(-14), at), { kind: 'late', minutes: 14 });
  assert.deepEqual(promiseState(inMinutes(0.5), at), { kind: 'soon', minutes: 1, left: 0.5 / 120 });
});

test('the pie empties over the time the promise was given for', () => {
  assert.equal((promiseState(inMinutes(15), at, inMinutes(-45)) as { left: number }).left, 0.25);
  assert.equal((promiseState(inMinutes(600), at, inMinutes(-600)) as { left: number }).left, 0.5);
});

test('kept stays kept, however late it was', () => {
  assert.deepEqual(promiseState(inMinutes(-60), at, undefined, inMinutes(-5)), { kind: 'kept' });
});
