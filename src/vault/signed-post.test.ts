import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { before, test } from 'node:test';
import { useKeyring } from './ring.ts';
import { postFits, postSecret, signPost } from './signed-post.ts';

const key = (byte: number) => new Uint8Array(32).fill(byte);
const ring = (mac: number) => ({
  id: 'k',
  lookup: key(1),
  pepper: key(2),
  mac: key(mac),
  signing: key(4),
  sending: key(5),
});
const part = { time: '1796000000', nonce: 'a-mark-used-only-once', body: Buffer.from('{"event":"ringing"}') };

before(() => useKeyring(ring(3)));

test('a post is signed as the page on telephones says: HMAC-SHA-256 over time, nonce and body, in hex', () => {
  const said = createHmac('sha256', 'tajna')
    .update('1796000000\na-mark-used-only-once\n{"event":"ringing"}')
    .digest('hex');
  assert.equal(signPost('tajna', part), said);
});

test('a secret belongs to one sender and one keyring, and is always the same', () => {
  const secret = postSecret('a');
  assert.match(secret, /^[A-Za-z0-9_-]{43}$/);
  assert.equal(postSecret('a'), secret);
  assert.notEqual(postSecret('b'), secret);
  useKeyring(ring(9));
  assert.notEqual(postSecret('a'), secret);
  useKeyring(ring(3));
});

test('a signature fits its sender, time, nonce and body to the byte, and nothing else', () => {
  const signature = signPost(postSecret('a'), part);
  assert.ok(postFits('a', part, signature));
  assert.ok(postFits('a', part, signature.toUpperCase()));
  assert.ok(!postFits('b', part, signature));
  assert.ok(!postFits('a', { ...part, time: '1796000001' }, signature));
  assert.ok(!postFits('a', { ...part, nonce: 'another-mark-used-once' }, signature));
  assert.ok(!postFits('a', { ...part, body: Buffer.from('{"event":"ringing"} ') }, signature));
  assert.ok(!postFits('a', part, signature.slice(2)));
  assert.ok(!postFits('a', part, ''));
  const shifted = { time: '1796000000\na', nonce: 'mark', body: part.body };
  assert.ok(!postFits('a', shifted, signature));
});
