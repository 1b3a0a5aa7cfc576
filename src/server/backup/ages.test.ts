import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDue, olderThanKept } from './ages.ts';
import type { ArchiveSet } from './sets.ts';

const day = (number: number, hours = 0) => new Date(Date.UTC(2026, 0, number, 2 + hours));

/** A set begun on that day of the year that goes on until the next one is there. */
const set = (begun: number, until = begun + 1): ArchiveSet => ({
  folder: String(begun),
  base: { file: '', at: day(begun), to: 1n, number: begun },
  pieces: [{ file: '', at: day(until), from: 1n, to: 2n }],
});
const days = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, at) => set(first + at));
const gone = (sets: ArchiveSet[], now: Date) => olderThanKept(sets, now).map(({ folder }) => folder);

test('a backup is made a day after the last, and at once where the last lies in the future', () => {
  const last = { base: set(10).base };
  assert.equal(isDue(last, day(10, 23)), false);
  assert.equal(isDue(last, day(11)), true);
  assert.equal(isDue(last, day(9, 23.5)), false, 'a clock corrected by half an hour makes none');
  assert.equal(isDue(last, day(9)), true, 'a clock that was a day ahead does not leave days without one');
});

test('day by day the set goes that nobody may come back to any more', () => {
  assert.deepEqual(gone(days(1, 36), day(36)), []);
  assert.deepEqual(gone(days(1, 37), day(37, 1)), ['1']);
});

test('a clock a year ahead takes two sets and no more, and a backup dated long ago takes none that is young', () => {
  assert.deepEqual(gone(days(1, 36), day(401)), ['1', '2']);
  assert.deepEqual(gone([...days(30, 36), set(-9000), set(37)], day(37, 1)), []);
});
