import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partOf, scopeOf } from './grouping.ts';

const zone = 'Europe/Belgrade';
/** 19.14 in Belgrade. */
const at = new Date('2026-11-23T18:14:00Z');
const part = (due: string | null, now = at) => partOf(due === null ? null : new Date(due), now, zone);

test('what is due now is late; midnight is still today; the minute after it is tomorrow', () => {
  assert.equal(part('2026-11-23T18:14:00Z'), 'late');
  assert.equal(part('2026-11-23T18:15:00Z'), 'today');
  assert.equal(part('2026-11-23T23:00:00Z'), 'today');
  assert.equal(part('2026-11-23T23:01:00Z'), 'tomorrow');
  assert.equal(part(null), 'open');
});

test('the day a clock changes ends at its own midnight', () => {
  const back = new Date('2026-10-25T08:00:00Z');
  assert.equal(part('2026-10-25T22:30:00Z', back), 'today');
  assert.equal(part('2026-10-25T23:30:00Z', back), 'tomorrow');
  const forward = new Date('2026-03-29T08:00:00Z');
  assert.equal(part('2026-03-29T21:30:00Z', forward), 'today');
  assert.equal(part('2026-03-29T22:30:00Z', forward), 'tomorrow');
});

test('nobody’s is nobody’s, whoever looks', () => {
  assert.equal(scopeOf({ owner: null }, undefined), 'nobodys');
  assert.equal(scopeOf({ owner: 'milica' }, 'milica'), 'mine');
  assert.equal(scopeOf({ owner: 'slavica' }, 'milica'), 'others');
});
