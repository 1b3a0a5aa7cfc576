import type { Tx } from '#kernel/db.ts';
import { chainHash } from './derive.ts';
import { recipient } from './principals.ts';
import { wordsOfBits } from './word-code.ts';
import type { Recipient } from './wrap.ts';

const WORDS = 6;

/** Six words (66 bits) by which two people compare a key by voice: the same on both screens, or somebody is between. */
export function fingerprintWords(key: Recipient): string[] {
  return wordsOfBits(chainHash(['astra/fingerprint/v1', key.id, String(key.version), key.publicKey]), WORDS);
}

/** The fingerprint words of a principal's newest public key. */
export async function fingerprintOf(tx: Tx, principal: string): Promise<string[]> {
  return fingerprintWords(await recipient(tx, principal));
}
