import type { Tx } from '#kernel/db.ts';
import { equalBytes, randomKey } from './bytes.ts';
import { purposeKey } from './derive.ts';
import { checkPassphrase, COST, openerKey, type Cost } from './passphrase.ts';
import { keyring } from './ring.ts';
import { openBytes, sealBytes } from './seal.ts';
import { readSheet } from './recovery-sheet.ts';
import { findOpener, holdOpener, putOpener, type OpenerKind, type OpenerRow } from './store.ts';

/** Whoever holds her private half. */
export type Bearer = { id: string; version: number; privateKey: Uint8Array };

const SALT = 16;
const NO_COST = { memory: 0, time: 0, lanes: 0 };

const place = (id: string, version: number, kind: OpenerKind) =>
  ({ dossier: id, kind: 'opener', field: kind, record: String(version) }) as const;

/** A passphrase already hashed: what it opens with, and how that is found again. */
export type HashedPassphrase = { salt: Uint8Array; cost: Cost; key: Uint8Array };

/** Hashes a new passphrase. Slow, and needs no database. Refuses a weak one. */
export async function hashPassphrase(passphrase: string): Promise<HashedPassphrase> {
  checkPassphrase(passphrase);
  const salt = randomKey(SALT);
  const key = await openerKey(passphrase, { salt, pepper: keyring().pepper, cost: COST });
  return { salt, cost: COST, key };
}

/** Sets the passphrase that opens a person's private half; the old one stops working at once. */
export async function setPassphrase(tx: Tx, bearer: Bearer, { salt, cost, key }: HashedPassphrase): Promise<void> {
  await keepOpener(tx, bearer, 'passphrase', salt, cost, key);
}

/** What a person's passphrase is tried on: fetched first, so that hashing holds no connection. */
export type PassphraseLock = { id: string; opener: OpenerRow };

/** The lock of a person's passphrase; null where there is none. */
export async function passphraseLock(tx: Tx, id: string): Promise<PassphraseLock | null> {
  const opener = await findOpener(tx, id, 'passphrase');
  return opener ? { id, opener } : null;
}

/**
 * Tries a passphrase; null when it is wrong. Where there is no lock the same work is done for nothing, so that the
 * answer takes as long.
 */
export async function tryPassphrase(lock: PassphraseLock | null, passphrase: string): Promise<Bearer | null> {
  const { salt, cost } = lock?.opener ?? { salt: new Uint8Array(SALT), cost: COST };
  const pepper = keyring().pepper;
  const key = await openerKey(passphrase, { salt, pepper, cost: cost as Cost });
  return lock && tryOpen(lock.id, lock.opener.version, 'passphrase', key, lock.opener.sealed);
}

/**
 * Whether a lock is still the one in force: it may have been changed while a passphrase was being hashed. It stays so
 * until the transaction ends: a change or a recovery at the same moment waits, and then finds another lock.
 */
export async function isStillLock(tx: Tx, { id, opener }: PassphraseLock): Promise<boolean> {
  const now = await holdOpener(tx, id, 'passphrase');
  return now !== undefined && equalBytes(now.sealed, opener.sealed);
}

/** Sets the recovery sheet whose secret opens a person's private half. The secret is random: no slow hash is needed. */
export async function setSheet(tx: Tx, bearer: Bearer, secret: Uint8Array): Promise<void> {
  const salt = randomKey(SALT);
  await keepOpener(tx, bearer, 'sheet', salt, NO_COST, sheetKey(secret, bearer.id));
}

/** Opens a person's private half with the words of her sheet; null when it is another's. */
export async function openWithSheet(tx: Tx, id: string, words: string): Promise<Bearer | null> {
  const secret = readSheet(words);
  const opener = await findOpener(tx, id, 'sheet');
  return opener ? tryOpen(id, opener.version, 'sheet', sheetKey(secret, id), opener.sealed) : null;
}

/** Reads a sheet for an address nobody has, so that bad words are refused alike. Always null. */
export function wasteSheet(words: string): null {
  readSheet(words);
  return null;
}

const sheetKey = (secret: Uint8Array, id: string) => purposeKey(secret, `opener/sheet/${id}`);

/** Keeps what opens a principal's private half. */
export async function keepOpener(
  tx: Tx,
  bearer: Bearer,
  kind: OpenerKind,
  salt: Uint8Array,
  cost: Cost,
  key: Uint8Array,
): Promise<void> {
  const { id, version, privateKey } = bearer;
  const sealed = sealBytes({ dossier: id, key }, place(id, version, kind), privateKey);
  await putOpener(tx, id, { kind, version, salt, cost, sealed });
}

/** A private half under this key; null where it is another's. */
export function tryOpen(
  id: string,
  version: number,
  kind: OpenerKind,
  key: Uint8Array,
  sealed: Uint8Array,
): Bearer | null {
  try {
    return { id, version, privateKey: openBytes({ dossier: id, key }, place(id, version, kind), sealed) };
  } catch {
    return null;
  }
}
