import { purposeKey } from './derive.ts';
import { fromBase64, randomKey, toBase64 } from './bytes.ts';
import { openBytes, sealBytes } from './seal.ts';

/** A new cookie secret: 32 random bytes, base64url. Kept nowhere on the server. */
export function newSessionSecret(): string {
  return toBase64(randomKey());
}

/** The session's id as the database has it: derived from the secret, of no use for finding the secret. */
export function sessionId(secret: string): Uint8Array {
  return purposeKey(fromBase64(secret), 'session/id');
}

const place = (what: string) => ({ dossier: what, kind: 'session', field: 'key', record: '' }) as const;

const under = (secret: string, what: string) => ({ dossier: what, key: purposeKey(fromBase64(secret), 'session/key') });

/** Seals a key under the cookie's secret: a stolen session table opens nothing. */
export function sealUnderSession(secret: string, key: Uint8Array, what: string): Uint8Array {
  return sealBytes(under(secret, what), place(what), key);
}

/** Opens it again with the same cookie. */
export function openUnderSession(secret: string, sealed: Uint8Array, what: string): Uint8Array {
  return openBytes(under(secret, what), place(what), sealed);
}
