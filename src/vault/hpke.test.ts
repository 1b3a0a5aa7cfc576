import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { concat } from './bytes.ts';
import { hpkeOpen, hpkeSeal } from './hpke.ts';
import { newHeldPair, pairOf } from './principal-keys.ts';

const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));
const text = (value: string) => new Uint8Array(Buffer.from(value));

/**
 * The CFRG's test-vectors.json, published with RFC 9180 (github.com/cfrg/draft-irtf-cfrg-hpke, commit 5f503c5): mode 0,
 * kem 0x0020, kdf 0x0001, aead 0x0002, first encryption. The RFC's own appendix has no X25519 with AES-256-GCM: A.1 is
 * the same file's entry for AES-128-GCM, with the same KEM and key schedule.
 */
const cfrg = {
  info: text('Ode on a Grecian Urn'),
  aad: text('Count-0'),
  plain: text('Beauty is truth, truth beauty'),
  ephemeral: hex('179d4b53b6365c45b600c4163b61d95cbc2f4d9e36f1695558dce265ab8bab11'),
  privateKey: hex('497b4502664cfea5d5af0b39934dac72242a74f8480451e1aee7d6a53320333d'),
  publicKey: hex('430f4b9859665145a6b1ba274024487bd66f03a2dd577d7753c68d7d7d00c00c'),
  enc: hex('6c93e09869df3402d7bf231bf540fadd35cd56be14f97178f0954db94b7fc256'),
  ct: hex('e5d84cd531cfb583096e7cfa9641bd3079cf3a91cda813c52deb5f512be9931980a41de125a925cdad859d5b7a'),
};

/** BoringSSL's vector for the same suite, as copied into Google's and others' suites: another key, another sender. */
const boring = {
  ephemeral: hex('28e212563a8b6f068af7ff17400ff1baf23612b7a738bbaf5dfb321b2b5b431a'),
  publicKey: hex('ac66bae9ffa270cf4a89ed9f274e30c0456babae2572aaaf002ff0d8884ab018'),
  ct: hex('23ded2d5d90ea89d975dac4792b297240f194952d7421aacbff0474100052b6bb8aa58d18ef6c42b6960e2e28f'),
};

test('seals and opens exactly as the vector published with RFC 9180', () => {
  const own = pairOf(cfrg.privateKey);
  assert.deepEqual(own.publicKey, cfrg.publicKey);
  const sealed = hpkeSeal(own.publicKey, cfrg.info, cfrg.aad, cfrg.plain, pairOf(cfrg.ephemeral));
  assert.deepEqual(sealed, concat(cfrg.enc, cfrg.ct));
  assert.deepEqual(hpkeOpen(own, cfrg.info, cfrg.aad, concat(cfrg.enc, cfrg.ct)), cfrg.plain);
});

test('seals exactly as a second, independent vector of the same suite', () => {
  const sealed = hpkeSeal(boring.publicKey, cfrg.info, cfrg.aad, cfrg.plain, pairOf(boring.ephemeral));
  assert.deepEqual(sealed.slice(32), boring.ct);
});

test('what was sealed to somebody opens for her, and is never the same twice', () => {
  const own = newHeldPair();
  const bytes = fc.uint8Array({ maxLength: 300 });
  fc.assert(
    fc.property(bytes, bytes, bytes, (info, aad, plain) => {
      const sealed = hpkeSeal(own.publicKey, info, aad, plain);
      assert.equal(sealed.length, 32 + plain.length + 16);
      assert.deepEqual(hpkeOpen(own, info, aad, sealed), plain);
      assert.notDeepEqual(hpkeSeal(own.publicKey, info, aad, plain), sealed);
    }),
    { numRuns: 50 },
  );
});

test('another key, another info or another aad opens nothing', () => {
  const own = newHeldPair();
  const sealed = hpkeSeal(own.publicKey, cfrg.info, cfrg.aad, cfrg.plain);
  assert.throws(() => hpkeOpen(newHeldPair(), cfrg.info, cfrg.aad, sealed));
  assert.throws(() => hpkeOpen(own, text('Ode'), cfrg.aad, sealed));
  assert.throws(() => hpkeOpen(own, cfrg.info, text('Count-1'), sealed));
});

test('every single changed bit, and every cut, is noticed', () => {
  const own = newHeldPair();
  const sealed = hpkeSeal(own.publicKey, cfrg.info, cfrg.aad, text('kruška'));
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const changed = sealed.slice();
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    assert.throws(() => hpkeOpen(own, cfrg.info, cfrg.aad, changed), `bit ${bit}`);
  }
  for (let length = 0; length < sealed.length; length++) {
    assert.throws(() => hpkeOpen(own, cfrg.info, cfrg.aad, sealed.slice(0, length)), `length ${length}`);
  }
});

test('public keys that force the shared secret to zero are refused both ways', () => {
  const own = newHeldPair();
  // Points of small order (RFC 7748 section 6.1; the list of cr.yp.to/ecdh.html): multiplied, they give zero.
  const small = [
    '00'.repeat(32),
    `01${'00'.repeat(31)}`,
    'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  ];
  for (const point of small.map(hex)) {
    assert.throws(() => hpkeSeal(point, cfrg.info, cfrg.aad, cfrg.plain));
    assert.throws(() => hpkeOpen(own, cfrg.info, cfrg.aad, concat(point, cfrg.ct)));
  }
});

test('a public key with a byte too many or too few is refused, not cut', () => {
  for (const length of [0, 31, 33])
    assert.throws(() => hpkeSeal(new Uint8Array(length).fill(9), cfrg.info, cfrg.aad, cfrg.plain));
});
