import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goneAt, justGivenUp, lately, rangBefore, ringAt } from './ring-state.ts';

const rang = new Date('2026-11-23T20:00:00Z');
const after = (seconds: number) => new Date(rang.getTime() + seconds * 1000);

const states: [string, { answered?: number; ended?: number }, number, string, boolean][] = [
  ['it rings', {}, 0, 'ringing', true],
  ['it rings, a moment before two minutes', {}, 119, 'ringing', true],
  ['two minutes without a word of its end', {}, 120, 'missed', false],
  ['given up by the caller', { ended: 20 }, 21, 'missed', false],
  ['answered, and talked', { answered: 15 }, 600, 'answered', true],
  ['answered, and over', { answered: 15, ended: 300 }, 301, 'answered', false],
  ['answered long ago, its end was never told', { answered: 15 }, 15 + 4 * 3600, 'answered', false],
  ['answered after it had seemed given up', { answered: 150 }, 160, 'answered', true],
];

for (const [name, { answered, ended }, now, state, on] of states)
  test(`${name}: ${state}, ${on ? 'on' : 'over'}`, () => {
    const times = {
      rang,
      answered: answered === undefined ? null : after(answered),
      ended: ended === undefined ? null : after(ended),
    };
    assert.deepEqual(ringAt(times, after(now)), { state, on });
  });

test('a number goes after a day, or at the end of its being kept, whichever is later', () => {
  const day = 86_400;
  assert.deepEqual(goneAt(rang, null), after(day));
  assert.deepEqual(goneAt(rang, after(10 * day)), after(10 * day));
  assert.deepEqual(goneAt(rang, after(60)), after(day));
});

test('every beat asks for those given up since the beat before, none is left out', () => {
  const first = justGivenUp(after(200), 30_000);
  const second = justGivenUp(after(230), 30_000);
  assert.deepEqual(first, { from: after(50), to: after(80) });
  assert.deepEqual(first.to, second.from);
});

test('a number rung a day ago is deleted; who took a call matters to the other screens for ten minutes', () => {
  assert.deepEqual(rangBefore(after(86_400)), rang);
  assert.deepEqual(lately(after(600)), rang);
});
