import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { privateObject, rawPrivate, rawPublic } from './raw-keys.ts';

/** A key pair as cryptography takes it: the private half as Node holds it, the public one raw. */
export type HeldPair = { publicKey: Uint8Array; privateKey: KeyObject };

/** A new X25519 key pair, both halves raw (32 bytes each). */
export function newKeyPair(): { publicKey: Uint8Array; privateKey: Uint8Array } {
  const { publicKey, privateKey } = newHeldPair();
  return { publicKey, privateKey: rawPrivate(privateKey) };
}

/** A new X25519 key pair whose private half is used and never kept. */
export function newHeldPair(): HeldPair {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  return { publicKey: rawPublic(publicKey), privateKey };
}

/** A raw private half with the public one that belongs to it; throws when that is not 32 bytes. */
export function pairOf(privateKey: Uint8Array): HeldPair {
  const held = privateObject(privateKey);
  return { publicKey: rawPublic(createPublicKey(held)), privateKey: held };
}

/** The public half that belongs to a raw private half; throws when that is not 32 bytes. */
export function publicOf(privateKey: Uint8Array): Uint8Array {
  return pairOf(privateKey).publicKey;
}
