import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { actAs } from '#kernel/actor.ts';
import {
  bearPrincipal,
  keyholder,
  lookupHash,
  keyring,
  setPassphrase,
  type HashedPassphrase,
  type Keyholder,
} from '#vault/index.ts';
import { findAccount, insertAccount, insertRole } from './store.ts';

export type NewAccount = { address: string; passphrase: HashedPassphrase; roles: string[]; givenBy: string | null };

/** An address as it is looked up: trimmed, lower case, one Unicode form. */
function plainAddress(address: string): string {
  return address.normalize('NFKC').trim().toLowerCase();
}

/** The keyed hash an account is found by; useless without the keyring (VAULT 3.2). */
export function addressHash(address: string): Uint8Array {
  return lookupHash(keyring(), 'staff-address', plainAddress(address));
}

/** Whose account has this address; null where nobody has. */
export async function accountBy(tx: Tx, address: string): Promise<string | null> {
  return (await findAccount(tx, addressHash(address)))?.id ?? null;
}

/**
 * Makes a person's account: her principal and key pair, opened by her passphrase, and her roles. From here on the
 * transaction acts as her. Refuses `address-taken`.
 */
export async function createAccount(tx: Tx, account: NewAccount): Promise<Keyholder> {
  const hash = addressHash(account.address);
  if (await findAccount(tx, hash)) throw refuse('address-taken', 409);
  const bearer = await bearPrincipal(tx, 'staff');
  await actAs(tx, bearer.id);
  if (!(await insertAccount(tx, bearer.id, hash))) throw refuse('address-taken', 409);
  await setPassphrase(tx, bearer, account.passphrase);
  for (const role of account.roles) await insertRole(tx, bearer.id, role, bearer.id);
  return keyholder({ ...bearer, touch: () => undefined });
}
