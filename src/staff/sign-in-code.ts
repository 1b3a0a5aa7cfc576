import { actAs } from '#kernel/actor.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import type { Call } from '#kernel/route.ts';
import { keyholder, newSessionSecret, sessionId, type Keyholder } from '#vault/index.ts';
import { forgetFailures, refuseWhileWaiting, rememberFailure } from './guessing.ts';
import { useSecondFactor } from './second-factor.ts';
import { DEVICE_COOKIE, SESSION_COOKIE, sessionKey, startSession } from './session.ts';
import { deviceHash } from './sign-in.ts';
import { deleteSession, findSession, insertDevice } from './store.ts';

const YEAR_SECONDS = 365 * 24 * 3600;

/**
 * Second step: the one-time code. Ends the half-open session and starts the real one under a new secret, and
 * remembers the device. Refuses `sign-in-again` when the first step is too long ago.
 */
export async function signInWithCode(tx: Tx, call: Call, code: string): Promise<string> {
  const secret = call.cookie(SESSION_COOKIE);
  const row = secret ? await findSession(tx, sessionId(secret)) : undefined;
  const privateKey = secret && row?.stage === 'code' ? sessionKey(secret, row) : null;
  if (!row || !privateKey) throw refuse('sign-in-again', 401);
  const guesser = `code/${row.account}/${call.source}`;
  refuseWhileWaiting(guesser);
  await actAs(tx, row.account);
  const holder = keyholder({ id: row.account, version: row.key_version, privateKey, touch: () => undefined });
  await useOrRemember(tx, holder, code, guesser);
  await deleteSession(tx, row.id);
  await startSession(tx, call, holder, 'open');
  await rememberDevice(tx, call, row.account);
  return row.account;
}

async function useOrRemember(tx: Tx, holder: Keyholder, code: string, guesser: string): Promise<void> {
  try {
    await useSecondFactor(tx, holder, code);
    forgetFailures(guesser);
  } catch (error) {
    rememberFailure(guesser);
    throw error;
  }
}

/** Marks this browser as one that has signed in before: guessing elsewhere never slows it. */
export async function rememberDevice(tx: Tx, call: Call, account: string): Promise<void> {
  const device = call.cookie(DEVICE_COOKIE) ?? newSessionSecret();
  await insertDevice(tx, deviceHash(device), account);
  call.setCookie(DEVICE_COOKIE, device, YEAR_SECONDS);
}
