import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chainHash, purposeKey } from './derive.ts';

const key = new Uint8Array(32).fill(7);

test('a key gives one key per purpose, always the same', () => {
  assert.deepEqual(purposeKey(key, 'content/contact'), purposeKey(key, 'content/contact'));
  assert.notDeepEqual(purposeKey(key, 'content/contact'), purposeKey(key, 'content/person'));
  assert.notDeepEqual(purposeKey(key, 'content/contact'), purposeKey(new Uint8Array(32), 'content/contact'));
  assert.equal(purposeKey(key, 'x').length, 32);
});

test('purpose keys never change between releases: what is sealed today must open in ten years', () => {
  // Computed apart from this program, with Python's hmac (RFC 5869).
  assert.equal(
    Buffer.from(purposeKey(key, 'content/contact')).toString('hex'),
    '77da360527375043bf41774efc19d3a2cd87acc3b1161f278594e3ff8f7952da',
  );
});

test('fields are hashed with their lengths, so that moving a letter between two fields shows', () => {
  assert.notDeepEqual(chainHash(['ab', 'c']), chainHash(['a', 'bc']));
  assert.notDeepEqual(chainHash(['ab']), chainHash(['ab', '']));
  assert.deepEqual(chainHash(['ab', 'c']), chainHash([Buffer.from('ab'), 'c']));
});
