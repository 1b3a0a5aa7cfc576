import { actAs } from '#kernel/actor.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import type { Call } from '#kernel/route.ts';
import {
  askForPasskey,
  checkPasskey,
  findPasskey,
  fromBase64,
  keyholder,
  newChallenge,
  newSessionSecret,
  openWithPasskey,
  passkeysOf,
  passkeyUsed,
  spendChallenge,
  toBase64,
  type Asked,
  type Bearer,
} from '#vault/index.ts';
import type { StaffActor } from '../actor.ts';
import { forgetFailures, refuseWhileWaiting, rememberFailure } from '../guessing.ts';
import { mustStillBeSignedIn, openScreen } from '../lock.ts';
import { DEVICE_COOKIE, startSession } from '../session.ts';
import type { UsedPasskey } from '../shared.ts';
import { deviceHash } from '../sign-in.ts';
import { rememberDevice } from '../sign-in-code.ts';
import { isKnownDevice } from '../store.ts';
import { passkeySite } from './site.ts';

/** What a challenge of a sign-in is bound to: a cookie that only this browser has, for as long as the challenge counts. */
const COOKIE = 'astra-passkey';
const COOKIE_SECONDS = 300;

/**
 * What a browser needs to sign in by a passkey: no address is asked for, the device offers what it has for this desk. So
 * there is nobody to be found out. Refuses `passkeys-not-offered`.
 */
export async function beginSignIn(call: Call) {
  const site = passkeySite();
  const bound = newSessionSecret();
  call.setCookie(COOKIE, bound, COOKIE_SECONDS);
  return askForPasskey(site, newChallenge('sign-in', bound));
}

/**
 * Signs in by a passkey alone: the device is one factor, what its owner showed it (a finger, a face, a PIN) the other.
 * Whatever does not fit, an unknown passkey included, is answered alike and after the same work: `wrong-passkey`.
 */
export async function signInWithPasskey(tx: Tx, call: Call, input: UsedPasskey): Promise<{ id: string }> {
  const guesser = await guesserOf(tx, call, fromBase64(input.id));
  refuseWhileWaiting(guesser);
  rememberFailure(guesser);
  const bound = call.cookie(COOKIE);
  const bearer = bound && (await openBy(tx, input, { purpose: 'sign-in', bound }, null, call));
  if (!bearer) throw refuse('wrong-passkey', 401);
  forgetFailures(guesser);
  call.clearCookie(COOKIE);
  await startSession(tx, call, keyholder({ ...bearer, touch: () => undefined }), 'open');
  await rememberDevice(tx, call, bearer.id);
  return { id: bearer.id };
}

/** Under which name failures are counted: a device known for this passkey's owner only under its own, so that nobody else slows it. */
async function guesserOf(tx: Tx, call: Call, id: Uint8Array): Promise<string> {
  const device = call.cookie(DEVICE_COOKIE);
  const account = device && (await findPasskey(tx, id))?.principal;
  const known = account && (await isKnownDevice(tx, deviceHash(device, account), account));
  return known ? `passkey/device/${device}` : `passkey/${call.source}`;
}

/** What a browser needs for whoever is signed in already, locked or not: one of her own passkeys. Refuses `no-passkey`. */
export async function beginAgain(tx: Tx, actor: StaffActor) {
  const site = passkeySite();
  const own = await passkeysOf(tx, actor.id);
  if (own.length === 0) throw refuse('no-passkey', 409);
  return askForPasskey(site, newChallenge('again', boundTo(actor)), own);
}

/** Opens a locked screen with a passkey of whoever locked it. Refuses `wrong-passkey`. */
export async function unlockWithPasskey(tx: Tx, actor: StaffActor, call: Call, input: UsedPasskey): Promise<void> {
  await openScreen(tx, actor, call, (await provedByPasskey(tx, actor, call, input)).privateKey);
}

/** Proves with a passkey of hers that it is still she. Refuses `wrong-passkey`, and `guessing` while she has to wait. */
export async function provedByPasskey(tx: Tx, actor: StaffActor, call: Call, input: UsedPasskey): Promise<Bearer> {
  const guesser = `passkey/${actor.id}/${boundTo(actor)}`;
  refuseWhileWaiting(guesser);
  rememberFailure(guesser);
  await mustStillBeSignedIn(tx, actor);
  const bearer = await openBy(tx, input, { purpose: 'again', bound: boundTo(actor) }, actor.id, call);
  if (!bearer) throw refuse('wrong-passkey', 403);
  forgetFailures(guesser);
  return bearer;
}

const boundTo = (actor: StaffActor) => toBase64(actor.session);

/** Checks what was signed and opens with the device's secret; `of`: whose passkey it must be. The transaction goes on as she. */
async function openBy(tx: Tx, input: UsedPasskey, asked: Asked, of: string | null, call: Call): Promise<Bearer | null> {
  const id = fromBase64(input.id);
  const passkey = await findPasskey(tx, id);
  const seen = await checkPasskey(passkeySite(), input, passkey, asked);
  if (passkey) call.concerns(passkey.principal);
  if (!passkey || !seen || (of !== null && passkey.principal !== of)) return null;
  if (!(await spendChallenge(tx, seen.challenge))) return null;
  const bearer = await openWithPasskey(tx, passkey.principal, id, fromBase64(input.secret));
  if (!bearer) return null;
  await actAs(tx, bearer.id);
  return (await passkeyUsed(tx, id, seen)) ? bearer : null;
}
