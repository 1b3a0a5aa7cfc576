import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { macFits, macOf } from './keyring.ts';
import { mustHave } from './must-have.ts';
import { newKeyPair } from './principal-keys.ts';
import { keyring } from './ring.ts';
import {
  insertPrincipal,
  insertPublicKey,
  newestPublicKeys,
  nextKeyVersion,
  publicKeysAtBirth,
  type PrincipalKind,
  type PublicKeyRow,
} from './store.ts';
import type { Recipient } from './wrap.ts';

/** A principal with its private half, as it exists only while being made or held by a signed-in session. */
export type KeyBearer = Recipient & { privateKey: Uint8Array };

const macFields = (row: Omit<PublicKeyRow, 'mac'>) => [row.principal, String(row.version), row.public_key];

/** Makes a principal: a random id and a key pair, the public half kept with its MAC under the keyring. */
export async function bearPrincipal(tx: Tx, kind: PrincipalKind, id: string = newId()): Promise<KeyBearer> {
  await insertPrincipal(tx, id, kind);
  return bearNextKey(tx, id);
}

/** Gives a principal its next key pair; older versions stay, so that old wraps can be told apart. */
export async function bearNextKey(tx: Tx, id: string): Promise<KeyBearer> {
  const version = await nextKeyVersion(tx, id);
  const pair = newKeyPair();
  const row = { principal: id, version, public_key: pair.publicKey };
  await insertPublicKey(tx, { ...row, mac: macOf(keyring(), 'public-key', macFields(row)) });
  return { id, version, publicKey: pair.publicKey, privateKey: pair.privateKey };
}

/**
 * The newest public keys of these principals, each checked against its MAC: nothing is ever wrapped to a key that
 * somebody put into the database by hand (VAULT 3.4). A forged one is a defect, not a refusal; a missing one is absent.
 */
async function recipients(tx: Tx, ids: string[]): Promise<Recipient[]> {
  return (await newestPublicKeys(tx, ids)).map(checked);
}

/** The same, and in the one question the recovery key, to which every dossier is wrapped at birth. */
export async function recipientsAtBirth(tx: Tx, ids: string[]): Promise<{ asked: Recipient[]; recovery: Recipient[] }> {
  const found = await publicKeysAtBirth(tx, ids);
  const of = (recovery: boolean) => found.filter((row) => row.recovery === recovery).map(checked);
  return { asked: of(false), recovery: of(true) };
}

function checked(row: PublicKeyRow): Recipient {
  if (!macFits(keyring(), 'public-key', macFields(row), row.mac)) throw new Error('a public key does not fit its MAC');
  return { id: row.principal, version: row.version, publicKey: row.public_key };
}

/** One recipient, checked; one without a key is a defect. */
export async function recipient(tx: Tx, id: string): Promise<Recipient> {
  return mustHave((await recipients(tx, [id]))[0]);
}
