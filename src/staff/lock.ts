import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import type { Call } from '#kernel/route.ts';
import { openWithPassphrase } from '#vault/index.ts';
import type { StaffActor } from './actor.ts';
import { forgetFailures, refuseWhileWaiting, rememberFailure } from './guessing.ts';
import { sealForSession, SESSION_COOKIE, sessionKeyAddress } from './session.ts';
import { changeStage, clearSessionDossiers, deleteSession } from './store.ts';

/** Locks the screen: the session forgets its key, so that the cookie alone opens nothing. */
export async function lockScreen(tx: Tx, actor: StaffActor): Promise<void> {
  await changeStage(tx, actor.session, 'locked', null);
}

/** Opens a locked screen with the passphrase alone. Refuses `wrong-passphrase`. */
export async function unlockScreen(tx: Tx, actor: StaffActor, call: Call, passphrase: string): Promise<void> {
  const guesser = `unlock/${actor.id}/${Buffer.from(actor.session).toString('base64')}`;
  refuseWhileWaiting(guesser);
  rememberFailure(guesser);
  const bearer = await openWithPassphrase(tx, actor.id, passphrase);
  const secret = call.cookie(SESSION_COOKIE);
  if (!bearer || !secret) throw refuse('wrong-passphrase', 403);
  forgetFailures(guesser);
  await changeStage(tx, actor.session, 'open', sealForSession(secret, bearer.privateKey, sessionKeyAddress(actor.id)));
  await clearSessionDossiers(tx, actor.session);
}

/** Ends this session; its key is gone with the row. Others are told: nobody stays on duty without one. */
export async function signOut(tx: Tx, actor: StaffActor, call: Call): Promise<void> {
  await deleteSession(tx, actor.session);
  call.clearCookie(SESSION_COOKIE);
  await tell(tx, 'session.ended', actor.id);
}
