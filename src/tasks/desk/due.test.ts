import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choicesAt, dueOf, wallOf, type DueChoice } from './due.ts';

const zone = 'Europe/Belgrade';
/** 19.14 in Belgrade, in winter. */
const now = new Date('2026-11-23T18:14:00Z');
const due = (choice: DueChoice | null, own = '', at = now) => dueOf({ choice, own }, at, zone);

test('half an hour and an hour count from now', () => {
  assert.deepEqual(due('half_hour'), new Date('2026-11-23T18:44:00Z'));
  assert.deepEqual(due('hour'), new Date('2026-11-23T19:14:00Z'));
});

test('tonight is 20.00 and tomorrow 9.00 by the clock on the wall of the house', () => {
  assert.deepEqual(due('tonight'), new Date('2026-11-23T19:00:00Z'));
  assert.deepEqual(due('tomorrow'), new Date('2026-11-24T08:00:00Z'));
});

test('the evening before the clock goes forward, tomorrow at nine is still nine', () => {
  assert.deepEqual(due('tomorrow', '', new Date('2026-03-28T20:00:00Z')), new Date('2026-03-29T07:00:00Z'));
});

test('the last evening of a month leads into the next', () => {
  assert.deepEqual(due('tomorrow', '', new Date('2026-11-30T20:00:00Z')), new Date('2026-12-01T08:00:00Z'));
});

test('from 20.00 on tonight is not offered any more', () => {
  assert.ok(choicesAt(now, zone, true).includes('tonight'));
  assert.ok(!choicesAt(new Date('2026-11-23T19:00:00Z'), zone, true).includes('tonight'));
});

test('no due time is offered for a new promise and not for a moved one', () => {
  assert.ok(choicesAt(now, zone, true).includes('none'));
  assert.ok(!choicesAt(now, zone, false).includes('none'));
});

test('a time of one’s own is read on the wall clock, and half of it is nothing yet', () => {
  assert.deepEqual(due('own', '2026-11-25T00:05'), new Date('2026-11-24T23:05:00Z'));
  assert.equal(due('own', '2026-11-25'), undefined);
});

test('without a time is null, undecided is nothing', () => {
  assert.equal(due('none'), null);
  assert.equal(due(null), undefined);
});

test('what the field shows is what it gives back', () => {
  assert.equal(wallOf(now, zone), '2026-11-23T19:14');
  assert.deepEqual(due('own', wallOf(now, zone)), now);
});
