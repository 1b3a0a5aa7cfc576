import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newKeyPair, publicOf } from './principal-keys.ts';

const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));

test('the public half is the one RFC 9180 A.1.1 gives for its private half', () => {
  const recipient = hex('4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8');
  assert.deepEqual(publicOf(recipient), hex('3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d'));
});

test('a new pair is raw, its halves belong together, and no two are the same', () => {
  const pair = newKeyPair();
  assert.equal(pair.publicKey.length, 32);
  assert.equal(pair.privateKey.length, 32);
  assert.deepEqual(publicOf(pair.privateKey), pair.publicKey);
  assert.notDeepEqual(newKeyPair().privateKey, pair.privateKey);
});

test('a private half of the wrong length is refused', () => {
  for (const length of [0, 31, 33]) assert.throws(() => publicOf(new Uint8Array(length)));
});
