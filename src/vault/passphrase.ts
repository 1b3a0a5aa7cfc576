import { createHmac, hkdfSync } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { refuse } from '#kernel/errors.ts';
import { concat } from './bytes.ts';
import { isBreached } from './breached.ts';
import { isObvious } from './obvious.ts';
import { staffTurn } from './turns.ts';

/** What one guess costs; kept beside the salt so that it can rise later. KiB, rounds, lanes. */
export type Cost = { memory: number; time: number; lanes: number };

/** 64 MiB, three rounds, one lane: about 70 ms on the machine it was measured on; OWASP's least is 19 MiB, 2, 1. */
export const COST: Cost = { memory: 65_536, time: 3, lanes: 1 };

/** The library's number for Argon2id (its enum is not erasable). */
const ARGON2ID = 2;
const SHORTEST = 12;
const LONGEST = 256;

/** One form for what the same keys on two keyboards give. */
const plain = (passphrase: string) => passphrase.normalize('NFKC').trim();

/**
 * The key a passphrase opens with: Argon2id over the passphrase mixed with the keyring's pepper, so that a dump alone
 * cannot be guessed at. At most two at a time, in a line apart from the visitors', so that neither can starve the other.
 */
export async function openerKey(
  passphrase: string,
  { salt, pepper, cost }: { salt: Uint8Array; pepper: Uint8Array; cost: Cost },
): Promise<Uint8Array> {
  const mixed = createHmac('sha256', pepper).update(plain(passphrase), 'utf8').digest();
  const hash = await staffTurn(() => slowHash(mixed, { salt, cost }));
  return new Uint8Array(hkdfSync('sha256', concat(hash, pepper), salt, 'astra/opener/passphrase', 32));
}

/** Argon2id, at once: whoever calls it waits for a turn before. */
export async function slowHash(
  secret: Uint8Array,
  { salt, cost }: { salt: Uint8Array; cost: Cost },
): Promise<Uint8Array> {
  return hashRaw(secret, {
    algorithm: ARGON2ID,
    salt,
    memoryCost: cost.memory,
    timeCost: cost.time,
    parallelism: cost.lanes,
    outputLen: 32,
  });
}

/** Refuses a passphrase that is too short, too long, too easily guessed, or known from thefts. No rules about kinds of letters. */
export function checkPassphrase(passphrase: string): void {
  const length = [...plain(passphrase)].length;
  if (length < SHORTEST) throw refuse('passphrase-too-short', 400, { least: SHORTEST });
  if (length > LONGEST) throw refuse('passphrase-too-long', 400, { most: LONGEST });
  if (isObvious(plain(passphrase))) throw refuse('passphrase-too-easy', 400);
  if (isBreached(plain(passphrase))) throw refuse('passphrase-breached', 400);
}
