import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import type { Keyring } from './keyring.ts';
import { findKeyringId, insertKeyringId } from './store.ts';

/**
 * Whether this database already belongs to a keyring; with `keyring`, marries the two on a new database and refuses
 * `keyring-does-not-fit` when the database belongs to another (VAULT 3.5).
 */
export async function fitKeyring(tx: Tx, keyring: Keyring | null): Promise<boolean> {
  const known = await findKeyringId(tx);
  if (!keyring) return known !== undefined;
  if (known === undefined) await insertKeyringId(tx, keyring.id);
  else if (known !== keyring.id) throw refuse('keyring-does-not-fit', 503);
  return true;
}
