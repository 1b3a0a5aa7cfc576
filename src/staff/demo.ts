import { actAs } from '#kernel/actor.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import type { Call } from '#kernel/route.ts';
import { keyholder, openWithPassphrase } from '#vault/index.ts';
import { startSession } from './session.ts';
import { findOrganisation } from './store.ts';

/**
 * Signs an invented person in by a tile, without a code. Refuses `not-a-demo` on any database that was not made by
 * the demonstration: on a real one this way in does not exist.
 */
export async function signInToDemo(tx: Tx, call: Call, account: string, passphrase: string): Promise<void> {
  const organisation = await findOrganisation(tx);
  if (!organisation?.demo) throw refuse('not-a-demo', 403);
  await actAs(tx, account);
  const bearer = await openWithPassphrase(tx, account, passphrase);
  if (!bearer) throw refuse('not-a-demo', 403);
  await startSession(tx, call, keyholder({ ...bearer, touch: () => undefined }), 'open');
}
