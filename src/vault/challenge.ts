import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { concat, equalBytes, fromBase64, randomKey, toBase64 } from './bytes.ts';
import { macOf } from './keyring.ts';
import { keyring } from './ring.ts';
import { insertSpentChallenge } from './store.ts';

/** What a device is asked to sign for. A challenge given for one of them is none for another. */
export type ChallengeFor = 'sign-in' | 'again' | 'add';

/** As long as somebody looks for her telephone. */
const LIFE_MS = 5 * 60_000;
const NONCE = 16;
const UNTIL = 8;
const HEAD = NONCE + UNTIL;

/**
 * A challenge that no node has to remember: random, with its end, vouched for under the keyring, for one purpose and
 * whoever it is bound to (a session, or the cookie of a sign-in).
 */
export function newChallenge(purpose: ChallengeFor, bound: string): string {
  const until = Buffer.alloc(UNTIL);
  until.writeBigUInt64BE(BigInt(now().getTime() + LIFE_MS));
  const head = concat(randomKey(NONCE), until);
  return toBase64(concat(head, vouch(head, purpose, bound)));
}

/** Whether a challenge is one of ours, for this, for whom it was given, and not over. */
export function challengeFits(challenge: string, purpose: ChallengeFor, bound: string): boolean {
  const bytes = fromBase64(challenge);
  const head = bytes.subarray(0, HEAD);
  if (head.length < HEAD || !equalBytes(bytes.subarray(HEAD), vouch(head, purpose, bound))) return false;
  return endOf(head).getTime() > now().getTime();
}

/** Uses a fitting challenge up; false where that was done before, on any node. */
export async function spendChallenge(tx: Tx, challenge: string): Promise<boolean> {
  const head = fromBase64(challenge).subarray(0, HEAD);
  return insertSpentChallenge(tx, head, endOf(head));
}

const vouch = (head: Uint8Array, purpose: ChallengeFor, bound: string) =>
  macOf(keyring(), 'challenge', [purpose, bound, head]);

const endOf = (head: Uint8Array) => new Date(Number(Buffer.from(head.subarray(NONCE)).readBigUInt64BE()));
