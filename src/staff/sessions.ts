import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import { deletePasskeys, equalBytes, fromBase64, toBase64 } from '#vault/index.ts';
import type { StaffActor } from './actor.ts';
import { openPlace } from './session.ts';
import type { OwnSession } from './shared.ts';
import { deleteOtherSessions, deleteSessionOf, deleteSessionsOf, isAccount, sessionsOf } from './store.ts';

/** Where the person who asks is signed in, the newest first. */
export async function ownSessions(tx: Tx, actor: StaffActor): Promise<OwnSession[]> {
  return (await sessionsOf(tx, actor.id)).map((row) => ({
    id: toBase64(row.id),
    since: row.since.toISOString(),
    until: row.until.toISOString(),
    locked: row.stage === 'locked',
    here: equalBytes(row.id, actor.session),
    place: openPlace(actor.keys, row.place),
  }));
}

/** Ends one of one's own sessions, or, with null, every one but this. 404 for a session of somebody else. */
export async function endOwnSession(tx: Tx, actor: StaffActor, id: string | null): Promise<void> {
  if (id === null) await deleteOtherSessions(tx, actor.id, actor.session);
  else if (!(await deleteSessionOf(tx, actor.id, fromBase64(id)))) throw notFound();
  await tell(tx, 'session.ended', actor.id);
}

/**
 * Ends every session of a colleague, whose laptop was lost: its cookie opens nothing any more. Her passkeys go too, for
 * one may be in it. Her account stays, and her passphrase.
 */
export async function endSessionsOf(tx: Tx, account: string): Promise<{ ended: number }> {
  if (!(await isAccount(tx, account))) throw notFound();
  return { ended: await endEverySignIn(tx, account, null) };
}

/**
 * Every session of hers ends but `but`, and every passkey goes: whoever else had a way in is out. Says how many sessions
 * there were.
 */
export async function endEverySignIn(tx: Tx, account: string, but: Uint8Array | null): Promise<number> {
  const sessions = () => (but ? deleteOtherSessions(tx, account, but) : deleteSessionsOf(tx, account));
  // A passkey being made holds its session and is waited for first; a sign-in under way holds its passkey, and its
  // session is there only after that.
  const ended = await sessions();
  await deletePasskeys(tx, account, null);
  const late = await sessions();
  await tell(tx, 'session.ended', account);
  return ended + late;
}
