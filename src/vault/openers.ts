import type { Tx } from '#kernel/db.ts';
import { randomKey } from './bytes.ts';
import { purposeKey } from './derive.ts';
import { COST, openerKey, type Cost } from './passphrase.ts';
import { keyring } from './ring.ts';
import { openBytes, sealBytes } from './seal.ts';
import { readSheet } from './recovery-sheet.ts';
import { findOpener, putOpener, type OpenerKind } from './store.ts';

/** Whoever holds her private half. */
export type Bearer = { id: string; version: number; privateKey: Uint8Array };

const SALT = 16;
const NO_COST = { memory: 0, time: 0, lanes: 0 };

const place = (id: string, version: number, kind: OpenerKind) =>
  ({ dossier: id, kind: 'opener', field: kind, record: String(version) }) as const;

/** Sets the passphrase that opens a person's private half; the old one stops working at once. */
export async function setPassphrase(tx: Tx, bearer: Bearer, passphrase: string): Promise<void> {
  const salt = randomKey(SALT);
  const key = await openerKey(passphrase, { salt, pepper: keyring().pepper, cost: COST, queue: 'staff' });
  await keep(tx, bearer, 'passphrase', salt, COST, key);
}

/** Opens a person's private half with her passphrase; null when it is wrong. */
export async function openWithPassphrase(tx: Tx, id: string, passphrase: string): Promise<Bearer | null> {
  const opener = await findOpener(tx, id, 'passphrase');
  if (!opener) return wastePassphrase(passphrase);
  const cost = opener.cost as Cost;
  const key = await openerKey(passphrase, { salt: opener.salt, pepper: keyring().pepper, cost, queue: 'staff' });
  return tryOpen(id, opener.version, 'passphrase', key, opener.sealed);
}

/** The same work for somebody who does not exist, so that the answer takes as long. Always null. */
export async function wastePassphrase(passphrase: string): Promise<null> {
  await openerKey(passphrase, { salt: new Uint8Array(SALT), pepper: keyring().pepper, cost: COST, queue: 'staff' });
  return null;
}

/** Sets the recovery sheet whose secret opens a person's private half. The secret is random: no slow hash is needed. */
export async function setSheet(tx: Tx, bearer: Bearer, secret: Uint8Array): Promise<void> {
  const salt = randomKey(SALT);
  await keep(tx, bearer, 'sheet', salt, NO_COST, sheetKey(secret, bearer.id));
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

async function keep(
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

function tryOpen(id: string, version: number, kind: OpenerKind, key: Uint8Array, sealed: Uint8Array): Bearer | null {
  try {
    return { id, version, privateKey: openBytes({ dossier: id, key }, place(id, version, kind), sealed) };
  } catch {
    return null;
  }
}
