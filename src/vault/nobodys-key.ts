import { generateKeyPairSync } from 'node:crypto';
import { concat, fromBase64 } from './bytes.ts';

/** A P-256 public key as COSE writes it: kty EC2, alg ES256, crv P-256, then x and y of 32 bytes each. */
const HEAD = Buffer.from('a5010203262001215820', 'hex');
const BEFORE_Y = Buffer.from('225820', 'hex');

let key: Uint8Array | null = null;

/** A public key nobody signs with: what is checked against it costs the same and never fits. */
export function nobodysKey(): Uint8Array {
  key ??= newKey();
  return key;
}

function newKey(): Uint8Array {
  const { x = '', y = '' } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
  return concat(HEAD, fromBase64(x), BEFORE_Y, fromBase64(y));
}
