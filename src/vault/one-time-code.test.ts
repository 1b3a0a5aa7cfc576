import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { checkCode, newCodeSecret, otpauthUrl, qrSvg } from './one-time-code.ts';

/** RFC 6238 appendix B: the secret '12345678901234567890' in base 32, SHA-1, the last six of its eight digits. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const vectors = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
] as const;
const at = (seconds: number) => new Date(seconds * 1000);

test('codes are those of RFC 6238, and say which step they belong to', async () => {
  for (const [seconds, code] of vectors)
    assert.equal(await checkCode(secret, code, at(seconds)), Math.floor(seconds / 30));
});

test('a clock may be one step off, either way; the step is that of the code, so it cannot be used twice', async () => {
  const [seconds, code] = vectors[2];
  const step = Math.floor(seconds / 30);
  for (const off of [-30, 0, 30]) assert.equal(await checkCode(secret, code, at(seconds + off)), step);
  for (const off of [-60, 60]) assert.equal(await checkCode(secret, code, at(seconds + off)), null);
});

test('a code typed with spaces is read; what is no code at all is simply wrong', async () => {
  assert.notEqual(await checkCode(secret, ' 005 924 ', at(1_234_567_890)), null);
  for (const typed of ['', '5924', '0059244', 'abcdef', '００５９２４', "' or 1=1"]) {
    assert.equal(await checkCode(secret, typed, at(1_234_567_890)), null, typed);
  }
});

test('a new secret has 160 bits and works at once', async () => {
  const own = newCodeSecret();
  assert.match(own, /^[A-Z2-7]{32}$/);
  assert.notEqual(newCodeSecret(), own);
  assert.equal(await checkCode(own, codeFor(own, 1_000), at(30_000)), 1_000);
});

/** RFC 4226 5.3, apart from the library. */
function codeFor(base32: string, step: number): string {
  const bits = [...base32]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', key).update(counter).digest();
  return String((hash.readUInt32BE((hash[19] ?? 0) & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

test('the address for the app names Astra and the label, and becomes a drawing without outside parts', async () => {
  const url = otpauthUrl(secret, 'Mara J.');
  assert.match(url, /^otpauth:\/\/totp\/Astra:Mara%20J\.\?/);
  assert.ok(url.includes(`secret=${secret}`));
  const svg = await qrSvg(url);
  assert.match(svg, /^<svg /);
  assert.ok(!svg.includes('href') && !svg.includes(secret));
});
