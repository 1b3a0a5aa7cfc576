import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { privateObject, rawOf } from './raw-keys.ts';

/** A new X25519 key pair, both halves raw (32 bytes each). */
export function newKeyPair(): { publicKey: Uint8Array; privateKey: Uint8Array } {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  return {
    publicKey: rawOf(publicKey.export({ format: 'der', type: 'spki' })),
    privateKey: rawOf(privateKey.export({ format: 'der', type: 'pkcs8' })),
  };
}

/** The public half that belongs to a raw private half; throws when that is not 32 bytes. */
export function publicOf(privateKey: Uint8Array): Uint8Array {
  return rawOf(createPublicKey(privateObject(privateKey)).export({ format: 'der', type: 'spki' }));
}
