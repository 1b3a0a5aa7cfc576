import { hkdfSync } from 'node:crypto';
import type { Tx } from '#kernel/db.ts';
import { concat, randomKey, toBase64 } from './bytes.ts';
import type { Bearer } from './openers.ts';
import type { NewPasskey } from './passkeys.ts';
import { keyring } from './ring.ts';
import { openBytes, sealBytes } from './seal.ts';
import { holdPasskeyOpener, insertPasskey, putOpener } from './store.ts';

const SALT = 16;
const NO_COST = { memory: 0, time: 0, lanes: 0 };

const place = (principal: string, version: number, id: Uint8Array) =>
  ({ dossier: principal, kind: 'opener', field: 'passkey', record: `${version}/${toBase64(id)}` }) as const;

/**
 * The key a device's secret (PRF, 32 bytes) opens with. The secret is random: no slow hash is needed. The pepper is
 * mixed in as with a passphrase, so that the device and a dump together are not enough.
 */
function openerKey(secret: Uint8Array, salt: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', concat(secret, keyring().pepper), salt, 'astra/opener/passkey', 32));
}

/** Keeps a passkey and, sealed under its device's secret, the private half it opens. False where it is kept already. */
export async function keepPasskey(
  tx: Tx,
  { id: principal, version, privateKey }: Bearer,
  passkey: NewPasskey & { sealed_name: Uint8Array },
  secret: Uint8Array,
): Promise<boolean> {
  const salt = randomKey(SALT);
  const key = openerKey(secret, salt);
  const sealed = sealBytes({ dossier: principal, key }, place(principal, version, passkey.id), privateKey);
  await putOpener(tx, principal, { kind: 'passkey', slot: passkey.id, version, salt, cost: NO_COST, sealed });
  return insertPasskey(tx, principal, passkey);
}

/** Opens a person's private half with the secret of her passkey's device; null with any other, or where it was removed meanwhile. */
export async function openWithPasskey(
  tx: Tx,
  principal: string,
  id: Uint8Array,
  secret: Uint8Array,
): Promise<Bearer | null> {
  const opener = await holdPasskeyOpener(tx, principal, id);
  if (!opener) return null;
  const key = openerKey(secret, opener.salt);
  try {
    const at = place(principal, opener.version, id);
    return {
      id: principal,
      version: opener.version,
      privateKey: openBytes({ dossier: principal, key }, at, opener.sealed),
    };
  } catch {
    return null;
  }
}
