import assert from 'node:assert/strict';
import { test } from 'node:test';
import { practiceToRead } from './practice-to-read.ts';

test('a lead is told of the practice of others once it has ended, not of her own, of what goes on, or of real calls', () => {
  const ended = { id: 'ended', practiceUntil: '2026-12-03T12:00:00Z', outcome: 'done' as const, recordedBy: 'milica' };
  const own = { ...ended, id: 'own', recordedBy: 'vesna' };
  const going = { ...ended, id: 'going', outcome: null };
  const real = { ...ended, id: 'real', practiceUntil: null };
  assert.deepEqual(practiceToRead([ended, own, going, real], 'vesna'), [ended]);
});
