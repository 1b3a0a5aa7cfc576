import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { News } from '#desk/parts.ts';
import { watchCalls, callInProgress } from './calls.ts';
import { watchIdle } from './idle.ts';

const minute = 60_000;

function trial(inCall = false) {
  const at = { time: 0, call: inCall };
  const seen: string[] = [];
  let hear: (news: News) => void = () => {};
  const watch = watchIdle({
    afterMs: 15 * minute,
    now: () => at.time,
    inCall: () => at.call,
    others: {
      tell: (news) => void seen.push(`told ${news}`),
      hear: (heard) => (hear = heard),
      close: () => {},
    },
    onIdle: () => void seen.push('lock'),
    onLockedElsewhere: () => void seen.push('locked elsewhere'),
  });
  return { at, seen, watch, hear: (news: News) => hear(news) };
}

test('the screen locks after a quarter of an hour without a key or a pointer', () => {
  const { at, seen, watch } = trial();
  at.time = 15 * minute - 1;
  watch.check();
  assert.deepEqual(seen, []);
  at.time = 15 * minute;
  watch.check();
  assert.deepEqual(seen, ['lock']);
});

test('somebody who works is never locked out, and tells the other windows now and then', () => {
  const { at, seen, watch } = trial();
  for (at.time = minute; at.time < 60 * minute; at.time += minute) {
    watch.active();
    watch.check();
  }
  assert.equal(seen.includes('lock'), false);
  assert.equal(seen.filter((line) => line === 'told active').length, 59);
});

test('never during a call, however long it is', () => {
  const { at, seen, watch } = trial(true);
  for (at.time = minute; at.time < 120 * minute; at.time += minute) watch.check();
  assert.equal(seen.includes('lock'), false);
  at.call = false;
  at.time += 15 * minute;
  watch.check();
  assert.equal(seen.at(-1), 'lock');
});

test('work in another window counts, and a lock there locks here', () => {
  const { at, seen, watch, hear } = trial();
  at.time = 14 * minute;
  hear('active');
  at.time = 20 * minute;
  watch.check();
  assert.deepEqual(seen, []);
  hear('locked');
  assert.deepEqual(seen, ['locked elsewhere']);
});

test('a call is in progress as long as one module says so', () => {
  const stop = watchCalls(() => true);
  assert.equal(callInProgress(), true);
  stop();
  assert.equal(callInProgress(), false);
});
