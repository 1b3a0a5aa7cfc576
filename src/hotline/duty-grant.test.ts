import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dutyEnd } from './duty-grant.ts';

const evening = new Date('2026-11-23T20:14:00Z');
const days = (end: Date | null) => end && (end.getTime() - evening.getTime()) / 86_400_000;

test('while something is promised a contact never leaves its duty team, closed or not', () => {
  for (const closed of [true, false]) assert.equal(dutyEnd({ closed, promised: true }, evening), null);
});

test('a closed contact leaves after a week; one left open after thirty days without work, and not never', () => {
  assert.equal(days(dutyEnd({ closed: true, promised: false }, evening)), 7);
  assert.equal(days(dutyEnd({ closed: false, promised: false }, evening)), 30);
});
