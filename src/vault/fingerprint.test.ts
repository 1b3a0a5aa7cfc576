import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fingerprintWords } from './fingerprint.ts';

const key = { id: 'mara', version: 1, publicKey: new Uint8Array(32).fill(5) };

test('a fingerprint is six words, the same on every screen and in every release', () => {
  assert.deepEqual(fingerprintWords(key), 'ivica godišnjak zelenilo zova kafedžija radijator'.split(' '));
});

test('another person, version or key has other words', () => {
  const others = [
    { ...key, id: 'ana' },
    { ...key, version: 2 },
    { ...key, publicKey: new Uint8Array(32) },
  ];
  for (const other of others) assert.notDeepEqual(fingerprintWords(other), fingerprintWords(key));
});
