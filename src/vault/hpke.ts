import { createCipheriv, createDecipheriv, createHmac, diffieHellman, type KeyObject } from 'node:crypto';
import { concat } from './bytes.ts';
import { newHeldPair, type HeldPair } from './principal-keys.ts';
import { keyObject, publicObject, recipientObject } from './raw-keys.ts';

// RFC 9180, base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, single shot. Numbers are those of the RFC.
const KEM = Buffer.from([0x00, 0x20]);
const SUITE = concat(Buffer.from('HPKE'), KEM, Buffer.from([0x00, 0x01, 0x00, 0x02]));
const KEM_SUITE = concat(Buffer.from('KEM'), KEM);
const VERSION = Buffer.from('HPKE-v1');
const FIRST_BLOCK = Buffer.from([1]);
const TAG = 16;
const NONE = new Uint8Array();

/**
 * Seals `plaintext` to a raw 32-byte X25519 public key: encapsulated key (32 bytes), ciphertext, tag. The sender's pair
 * is a fresh one; only the test vectors ever give it.
 */
export function hpkeSeal(
  publicKey: Uint8Array,
  info: Uint8Array,
  aad: Uint8Array,
  plaintext: Uint8Array,
  ephemeral: HeldPair = newHeldPair(),
): Uint8Array {
  const shared = sharedSecret(ephemeral.privateKey, recipientObject(publicKey), ephemeral.publicKey, publicKey);
  const { key, nonce } = keySchedule(shared, info);
  const cipher = createCipheriv('aes-256-gcm', keyObject(key), nonce);
  cipher.setAAD(aad);
  return concat(ephemeral.publicKey, cipher.update(plaintext), cipher.final(), cipher.getAuthTag());
}

/** Opens what `hpkeSeal` made; throws when key, info, aad or any bit differs. */
export function hpkeOpen(own: HeldPair, info: Uint8Array, aad: Uint8Array, sealed: Uint8Array): Uint8Array {
  const enc = sealed.subarray(0, 32);
  const { key, nonce } = keySchedule(sharedSecret(own.privateKey, publicObject(enc), enc, own.publicKey), info);
  const decipher = createDecipheriv('aes-256-gcm', keyObject(key), nonce, { authTagLength: TAG });
  decipher.setAAD(aad);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  return concat(decipher.update(sealed.subarray(32, sealed.length - TAG)), decipher.final());
}

function sharedSecret(privateKey: KeyObject, publicKey: KeyObject, enc: Uint8Array, recipient: Uint8Array): Uint8Array {
  const dh = diffieHellman({ privateKey, publicKey });
  if (dh.every((byte) => byte === 0)) throw new Error('the shared secret is zero');
  const eae = labeledExtract(KEM_SUITE, NONE, 'eae_prk', dh);
  return labeledExpand(KEM_SUITE, eae, 'shared_secret', concat(enc, recipient), 32);
}

/** In base mode there is no pre-shared key, so this is the same for all. */
const PSK_ID_HASH = labeledExtract(SUITE, NONE, 'psk_id_hash', NONE);

function keySchedule(shared: Uint8Array, info: Uint8Array): { key: Uint8Array; nonce: Uint8Array } {
  const infoHash = labeledExtract(SUITE, NONE, 'info_hash', info);
  const context = concat(Buffer.from([0]), PSK_ID_HASH, infoHash);
  const secret = labeledExtract(SUITE, shared, 'secret', NONE);
  return {
    key: labeledExpand(SUITE, secret, 'key', context, 32),
    nonce: labeledExpand(SUITE, secret, 'base_nonce', context, 12),
  };
}

function labeledExtract(suite: Uint8Array, salt: Uint8Array, label: string, ikm: Uint8Array): Uint8Array {
  const key = salt.length === 0 ? new Uint8Array(32) : salt;
  return hmac(key, concat(VERSION, suite, Buffer.from(label), ikm));
}

function labeledExpand(
  suite: Uint8Array,
  prk: Uint8Array,
  label: string,
  info: Uint8Array,
  length: number,
): Uint8Array {
  const size = Buffer.from([length >> 8, length & 255]);
  // One block of HKDF-Expand: never more than 32 bytes are asked for here.
  const block = hmac(prk, concat(size, VERSION, suite, Buffer.from(label), info, FIRST_BLOCK));
  return new Uint8Array(block.subarray(0, length));
}

function hmac(key: Uint8Array, data: Uint8Array): Buffer {
  return createHmac('sha256', keyObject(key)).update(data).digest();
}
