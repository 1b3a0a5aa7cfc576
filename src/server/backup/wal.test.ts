import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lsnText, readLsn, segmentsOf } from './wal.ts';

const MEGA = 1 << 20;

test('a place in the log is read and written as PostgreSQL does', () => {
  assert.equal(readLsn('16/B374D848'), 0x16b374d848n);
  assert.equal(lsnText(readLsn('16/B374D848')), '16/B374D848');
  assert.equal(lsnText(readLsn('0/1000028')), '0/1000028');
});

test('the files of the log are named as PostgreSQL names them, over the edge of four gigabytes too', () => {
  const names = (from: string, to: string) =>
    segmentsOf({ timeline: 2, segment: 16 * MEGA }, readLsn(from), readLsn(to)).map(({ name }) => name);
  assert.deepEqual(names('0/1000028', '0/1000100'), ['000000020000000000000001']);
  assert.deepEqual(names('0/1000028', '0/2000000'), ['000000020000000000000001']);
  assert.deepEqual(names('0/FF000000', '1/1000001'), [
    '0000000200000000000000FF',
    '000000020000000100000000',
    '000000020000000100000001',
  ]);
});

test('of each file it says what belongs to it', () => {
  const parts = segmentsOf({ timeline: 1, segment: MEGA }, 0x180000n, 0x220000n);
  assert.deepEqual(
    parts.map(({ from, to }) => [from, to]),
    [
      [0x180000n, 0x200000n],
      [0x200000n, 0x220000n],
    ],
  );
});
