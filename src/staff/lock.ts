import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import type { Ask, Call } from '#kernel/route.ts';
import { isStillLock, passphraseLock, tryPassphrase, type Bearer, type PassphraseLock } from '#vault/index.ts';
import type { StaffActor } from './actor.ts';
import { forgetFailures, refuseWhileWaiting, rememberFailure } from './guessing.ts';
import { sealForSession, SESSION_COOKIE, sessionKeyAddress } from './session.ts';
import { changeStage, clearSessionDossiers, deleteSession, holdSession, noteProved } from './store.ts';

/** A passphrase that was right, and what it was tried on. */
export type Proved = { bearer: Bearer; lock: PassphraseLock };

/** Locks the screen: the session forgets its key, so that the cookie alone opens nothing. */
export async function lockScreen(tx: Tx, actor: StaffActor): Promise<void> {
  await changeStage(tx, actor.session, 'locked', null);
}

/** Who gives her passphrase once more, as guesses are counted: this session of this person. */
const guesserOf = (actor: StaffActor) => `unlock/${actor.id}/${Buffer.from(actor.session).toString('base64')}`;

/**
 * Proves the passphrase of whoever has this session, locked or before an act that must be hers alone, holding no
 * connection while it hashes. Refuses `wrong-passphrase`, and `guessing` while she has to wait.
 */
export async function proveAgain(ask: Ask, actor: StaffActor, passphrase: string): Promise<Proved> {
  const guesser = guesserOf(actor);
  refuseWhileWaiting(guesser);
  rememberFailure(guesser);
  const lock = await ask((tx) => passphraseLock(tx, actor.id));
  const bearer = await tryPassphrase(lock, passphrase);
  if (!bearer || !lock) throw refuse('wrong-passphrase', 403);
  return { bearer, lock };
}

/**
 * Takes a proved passphrase as given, in the transaction of the act. Refuses `wrong-passphrase` where it was changed
 * meanwhile, and `not-signed-in` where the session was ended: whoever ended it must not find the act done after it.
 */
export async function acceptAgain(tx: Tx, actor: StaffActor, { lock }: Proved): Promise<void> {
  await mustStillBeSignedIn(tx, actor);
  if (!(await isStillLock(tx, lock))) throw refuse('wrong-passphrase', 403);
  forgetFailures(guesserOf(actor));
}

/** Holds the session until the transaction ends. Refuses `not-signed-in` where it has ended since the request came. */
export async function mustStillBeSignedIn(tx: Tx, actor: StaffActor): Promise<void> {
  if (!(await holdSession(tx, actor.session))) throw refuse('not-signed-in', 401);
}

/** Opens a locked screen with the passphrase alone. Refuses what `acceptAgain` refuses. */
export async function unlockScreen(tx: Tx, actor: StaffActor, call: Call, proved: Proved): Promise<void> {
  await acceptAgain(tx, actor, proved);
  await openScreen(tx, actor, call, proved.bearer.privateKey);
}

/** Gives a locked session its key back, sealed under its cookie again. */
export async function openScreen(tx: Tx, actor: StaffActor, call: Call, privateKey: Uint8Array): Promise<void> {
  const secret = call.cookie(SESSION_COOKIE);
  if (!secret) throw refuse('not-signed-in', 401);
  const sealed = sealForSession(secret, privateKey, sessionKeyAddress(actor.id));
  await changeStage(tx, actor.session, 'open', sealed);
  await noteProved(tx, actor.session);
  await clearSessionDossiers(tx, actor.session);
}

/** Ends this session; its key is gone with the row. Others are told: nobody stays on duty without one. */
export async function signOut(tx: Tx, actor: StaffActor, call: Call): Promise<void> {
  await deleteSession(tx, actor.session);
  call.clearCookie(SESSION_COOKIE);
  await tell(tx, 'session.ended', actor.id);
}
