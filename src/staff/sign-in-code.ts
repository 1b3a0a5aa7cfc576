import { actAs } from '#kernel/actor.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import type { Call } from '#kernel/route.ts';
import { keyholder, newSessionSecret, sessionId, type Keyholder } from '#vault/index.ts';
import { unusedFactor, useSecondFactor } from './second-factor.ts';
import { DEVICE_COOKIE, SESSION_COOKIE, sessionKey, startSession } from './session.ts';
import type { CodeWait } from './shared.ts';
import { deviceHash } from './sign-in.ts';
import { deleteSession, deleteSheetReset, findSession, insertDevice } from './store.ts';

const YEAR_SECONDS = 365 * 24 * 3600;

/**
 * Second step: the one-time code. Ends the half-open session and starts the real one under a new secret, and
 * remembers the device. Refuses `sign-in-again` when the first step is too long ago.
 */
export async function signInWithCode(tx: Tx, call: Call, code: string): Promise<string> {
  const half = await halfSignedIn(tx, call);
  if (!half) throw refuse('sign-in-again', 401);
  const { holder, session } = half;
  call.concerns(holder.id);
  await actAs(tx, holder.id);
  if (!(await useSecondFactor(tx, holder, call, code))) throw refuse('wrong-code', 401);
  await deleteSheetReset(tx, holder.id);
  await deleteSession(tx, session);
  await startSession(tx, call, holder, 'open');
  await rememberDevice(tx, call, holder.id);
  return holder.id;
}

/**
 * What the second step still needs: whether a code is waited for, and the secret once more while no code of it was
 * ever used. Whoever closes the page before scanning would otherwise be shut out for good.
 */
export async function waitingForCode(tx: Tx, call: Call): Promise<CodeWait> {
  const half = await halfSignedIn(tx, call);
  if (!half) return { waiting: false, factor: null };
  call.concerns(half.holder.id);
  await actAs(tx, half.holder.id);
  return { waiting: true, factor: await unusedFactor(tx, half.holder) };
}

/** Who has given her passphrase and not yet her code; null for anybody else. */
export async function halfSignedIn(tx: Tx, call: Call): Promise<{ holder: Keyholder; session: Uint8Array } | null> {
  const secret = call.cookie(SESSION_COOKIE);
  const row = secret ? await findSession(tx, sessionId(secret)) : undefined;
  const privateKey = secret && row?.stage === 'code' ? sessionKey(secret, row) : null;
  if (!row || !privateKey) return null;
  const holder = keyholder({ id: row.account, version: row.key_version, privateKey, touch: () => undefined });
  return { holder, session: row.id };
}

/** Marks this browser as one that has signed in before: guessing elsewhere never slows it. */
export async function rememberDevice(tx: Tx, call: Call, account: string): Promise<void> {
  const device = call.cookie(DEVICE_COOKIE) ?? newSessionSecret();
  await insertDevice(tx, deviceHash(device, account), account);
  call.setCookie(DEVICE_COOKIE, device, YEAR_SECONDS);
}
