import { actAs } from '#kernel/actor.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import type { Call } from '#kernel/route.ts';
import { keyring, keyholder, lookupHash, openWithPassphrase, wastePassphrase, type Keyholder } from '#vault/index.ts';
import { addressHash } from './create-account.ts';
import { forgetFailures, refuseWhileWaiting, rememberFailure } from './guessing.ts';
import { DEVICE_COOKIE, startSession } from './session.ts';
import { findAccount, isKnownDevice } from './store.ts';

/**
 * First step of signing in: address and passphrase. Answers alike, and after the same work, whether the address is
 * unknown or the passphrase wrong: `wrong-sign-in`. What it starts can do one thing only: ask for the code.
 */
export async function signIn(tx: Tx, call: Call, input: { address: string; passphrase: string }): Promise<void> {
  const hash = addressHash(input.address);
  const account = await findAccount(tx, hash);
  const guesser = await guesserOf(tx, call, hash, account?.id);
  guesser.forEach(refuseWhileWaiting);
  // Counted before the work: many guesses at the same moment would else all be free.
  guesser.forEach(rememberFailure);
  const holder = account
    ? await openAccount(tx, account.id, input.passphrase)
    : await wastePassphrase(input.passphrase);
  if (!holder) throw refuse('wrong-sign-in', 401);
  guesser.forEach(forgetFailures);
  await startSession(tx, call, holder, 'code');
}

async function openAccount(tx: Tx, account: string, passphrase: string): Promise<Keyholder | null> {
  await actAs(tx, account);
  const bearer = await openWithPassphrase(tx, account, passphrase);
  return bearer && keyholder({ ...bearer, touch: () => undefined });
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
