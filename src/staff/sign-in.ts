import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import type { Ask, Call } from '#kernel/route.ts';
import {
  isStillLock,
  keyring,
  keyholder,
  lookupHash,
  passphraseLock,
  tryPassphrase,
  type Bearer,
  type PassphraseLock,
} from '#vault/index.ts';
import { addressHash } from './create-account.ts';
import { forgetFailures, refuseWhileWaiting, rememberFailure } from './guessing.ts';
import { DEVICE_COOKIE, startSession } from './session.ts';
import { findAccount, isKnownDevice } from './store.ts';

/** A passphrase that was right, before the transaction in which it starts a session. */
export type Proved = { bearer: Bearer; lock: PassphraseLock; guesser: string[] };

/**
 * First step of signing in: address and passphrase. Answers alike, and after the same work, whether the address is
 * unknown or the passphrase wrong: `wrong-sign-in`. Holds no connection while it hashes.
 */
export async function provePassphrase(
  ask: Ask,
  call: Call,
  input: { address: string; passphrase: string },
): Promise<Proved> {
  const hash = addressHash(input.address);
  const { lock, guesser } = await ask(async (tx) => {
    const account = await findAccount(tx, hash);
    if (account) call.concerns(account.id);
    const names = await guesserOf(tx, call, hash, account?.id);
    return { guesser: names, lock: account ? await passphraseLock(tx, account.id) : null };
  });
  guesser.forEach(refuseWhileWaiting);
  // Counted before the work: many guesses at the same moment would else all be free.
  guesser.forEach(rememberFailure);
  const bearer = await tryPassphrase(lock, input.passphrase);
  if (!bearer || !lock) throw refuse('wrong-sign-in', 401);
  return { bearer, lock, guesser };
}

/** Starts what a right passphrase alone is worth: a session that can do one thing only, ask for the code. */
export async function signIn(tx: Tx, call: Call, { bearer, lock, guesser }: Proved): Promise<void> {
  if (!(await isStillLock(tx, lock))) throw refuse('wrong-sign-in', 401);
  guesser.forEach(forgetFailures);
  await startSession(tx, call, keyholder({ ...bearer, touch: () => undefined }), 'code');
}

/** Under which names failures are counted: a known device only under its own, so that nobody else can slow it. */
async function guesserOf(tx: Tx, call: Call, hash: Uint8Array, account: string | undefined): Promise<string[]> {
  const device = call.cookie(DEVICE_COOKIE);
  const where = Buffer.from(hash).toString('base64');
  if (device && account && (await isKnownDevice(tx, deviceHash(device, account), account)))
    return [`device/${device}/${where}`];
  return [`source/${call.source}`, `account/${where}`];
}

/** How a device is kept: a keyed hash of its cookie and the person, for several share a desk. */
export function deviceHash(device: string, account: string): Uint8Array {
  return lookupHash(keyring(), 'device', `${account}/${device}`);
}
