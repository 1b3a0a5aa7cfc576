import { createHash, hkdfSync } from 'node:crypto';
import { encodeFields } from './bytes.ts';
import { keyObject } from './raw-keys.ts';

/** A 32-byte key for one purpose; the key it comes from encrypts nothing itself (VAULT 3.1). */
export function purposeKey(key: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', keyObject(key), new Uint8Array(), `astra/${purpose}`, 32));
}

/** SHA-256 over fields, each with its length: what the audit chain is made of. */
export function chainHash(fields: (string | Uint8Array)[]): Uint8Array {
  return new Uint8Array(createHash('sha256').update(encodeFields(fields)).digest());
}
