import { createHmac } from 'node:crypto';
import { equalBytes, toBase64 } from './bytes.ts';
import { purposeKey } from './derive.ts';
import { keyring } from './ring.ts';

/** What a machine that may only post signs: unix time in seconds, a mark used once, and the body to the byte. */
export type SignedPart = { time: string; nonce: string; body: Uint8Array };

/**
 * What a sender signs with, 43 characters base64url: derived from the keyring and the sender's id, so that no table
 * holds it. It is shown once, when the sender is made.
 */
export function postSecret(sender: string): string {
  return toBase64(purposeKey(keyring().mac, `post/${sender}`));
}

/** HMAC-SHA-256 under the secret as text, hexadecimal, over time, nonce and body with a line end between them. */
export function signPost(secret: string, { time, nonce, body }: SignedPart): string {
  return createHmac('sha256', secret).update(`${time}\n${nonce}\n`).update(body).digest('hex');
}

/** Whether `signature` is this sender's, in time that does not tell how nearly. A sender nobody made gets the same work. */
export function postFits(sender: string, part: SignedPart, signature: string): boolean {
  return equalBytes(Buffer.from(signPost(postSecret(sender), part)), Buffer.from(signature.toLowerCase()));
}
