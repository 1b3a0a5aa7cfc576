import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import type { Ask, Call } from '#kernel/route.ts';
import { keyholder, passphraseLock, tryPassphrase, type Bearer } from '#vault/index.ts';
import { startSession } from './session.ts';
import { findOrganisation } from './store.ts';

/** Opens an invented person's key, holding no connection while it hashes. Refuses `not-a-demo`. */
export async function proveDemo(ask: Ask, account: string, passphrase: string): Promise<Bearer> {
  const bearer = await tryPassphrase(await ask((tx) => passphraseLock(tx, account)), passphrase);
  if (!bearer) throw refuse('not-a-demo', 403);
  return bearer;
}

/**
 * Signs an invented person in by a tile, without a code. Refuses `not-a-demo` on any database that was not made by
 * the demonstration: on a real one this way in does not exist.
 */
export async function signInToDemo(tx: Tx, call: Call, bearer: Bearer): Promise<void> {
  const organisation = await findOrganisation(tx);
  if (!organisation?.demo) throw refuse('not-a-demo', 403);
  await startSession(tx, call, keyholder({ ...bearer, touch: () => undefined }), 'open');
}
