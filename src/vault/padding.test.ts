import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pad, paddedLength, unpad } from './padding.ts';

test('padding comes off again, whatever the bytes end in', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => assert.deepEqual(unpad(pad(bytes)), bytes)));
  for (const bytes of [[0x80], [0x80, 0], [0, 0], []])
    assert.deepEqual(unpad(pad(Uint8Array.from(bytes))), Uint8Array.from(bytes));
});

test('nothing sealed is shorter than 64 bytes, and at most an eighth is added to anything longer', () => {
  for (let length = 0; length < 100_000; length += 7) {
    const padded = paddedLength(length);
    assert.ok(padded >= Math.max(64, length));
    if (length > 64) assert.ok(padded <= length * 1.125, `${length} became ${padded}`);
    assert.equal(paddedLength(padded), padded);
  }
});

test('every short answer is 64 bytes, and none of them tells its length', () => {
  for (const length of [0, 1, 20, 64]) assert.equal(paddedLength(length), 64);
  assert.ok(paddedLength(65) > 64);
});

test('a length tells its class only: a hundred thousand lengths have under 200 classes', () => {
  const classes = new Set(Array.from({ length: 100_000 }, (_, length) => paddedLength(length)));
  assert.ok(classes.size < 200, `${classes.size} classes`);
});

test('bytes without padding are not taken for padded ones', () => {
  assert.throws(() => unpad(new Uint8Array(32)));
  assert.throws(() => unpad(new Uint8Array()));
  assert.throws(() => unpad(Uint8Array.of(0x80, 1)));
});
