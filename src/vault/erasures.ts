import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Tx } from '#kernel/db.ts';
import { z } from 'zod';
import { concat, equalBytes, fromBase64, toBase64 } from './bytes.ts';
import { chainHash, purposeKey } from './derive.ts';
import { macFits, macOf, type Keyring } from './keyring.ts';
import { pad, unpad } from './padding.ts';
import { insertErasure, lastErasures, type ErasureRow } from './store.ts';

/** What an entry says: the record, what went with it, the day and the moment, by which rule, in which run, and who confirmed it. */
export type Erased = Pick<ErasureRow, 'record' | 'gone' | 'rule' | 'day' | 'run' | 'by' | 'at'>;
type Place = Pick<ErasureRow, 'number' | 'hash'>;

/** What the first entry is chained to. */
const START: Place = { number: 0, hash: new Uint8Array(32) };
const LABEL = 'erasure';

/** The next entry behind `last`: chained to it, and vouched for by the keyring. */
function nextErasure(keyring: Keyring, last: Place | undefined, said: Erased): ErasureRow {
  const { number, hash: previous } = last ?? START;
  const hash = hashOf({ ...said, number: number + 1, previous });
  return { ...said, number: number + 1, previous, hash, mac: macOf(keyring, LABEL, [hash]) };
}

function hashOf(row: Erased & Pick<ErasureRow, 'number' | 'previous'>): Uint8Array {
  const { number, record, gone, rule, day, run, by, at, previous } = row;
  const said = [String(number), previous, record, gone.join(','), rule, day, run, by];
  return chainHash(at === null ? ['astra/erasure/v1', ...said] : ['astra/erasure/v2', ...said, at.toISOString()]);
}

/** Whether an entry says what was written: its hash fits its words, and the keyring vouches for it. */
function erasureFits(keyring: Keyring, row: ErasureRow): boolean {
  return equalBytes(hashOf(row), row.hash) && macFits(keyring, LABEL, [row.hash], row.mac);
}

/** How many entries of a register follow one that is not among `known` either: before each of them something is missing. */
export function holesIn(register: ErasureRow[], known: ErasureRow[]): number {
  const there = new Set([START, ...register, ...known].map(({ hash }) => toBase64(hash)));
  const after = register.map(({ previous }) => toBase64(previous)).filter((previous) => !there.has(previous));
  return new Set(after).size;
}

/** The number of the first entry that was changed, or before which one is missing; null of a whole register. */
export function brokenErasure(keyring: Keyring, register: ErasureRow[]): number | null {
  let last = START;
  for (const row of register) {
    const follows = row.number === last.number + 1 && equalBytes(row.previous, last.hash);
    if (!follows || !erasureFits(keyring, row)) return last.number + 1;
    last = row;
  }
  return null;
}

/** The last entry of a register, as it is vouched for outside of it. */
export type RegisterEnd = { number: number; hash: Uint8Array; mac: Uint8Array };
const END_LABEL = 'erasures-end';

/** Vouches that the register went as far as this entry. */
export function registerEnd(keyring: Keyring, { number, hash }: Pick<ErasureRow, 'number' | 'hash'>): RegisterEnd {
  return { number, hash, mac: macOf(keyring, END_LABEL, [String(number), hash]) };
}

/** Whether this keyring vouched for such an end. */
export function registerEndFits(keyring: Keyring, { number, hash, mac }: RegisterEnd): boolean {
  return macFits(keyring, END_LABEL, [String(number), hash], mac);
}

/** Writes into the register what is erased in this transaction, one entry behind the other. */
export async function noteErasures(tx: Tx, keyring: Keyring, erased: Erased[]): Promise<void> {
  let [last] = await lastErasures(tx, 1);
  for (const said of erased) {
    last = nextErasure(keyring, last, said);
    await insertErasure(tx, last);
  }
}

const lineShape = z.object({
  number: z.number().int().positive(),
  record: z.uuid(),
  gone: z.array(z.uuid()),
  rule: z.string(),
  day: z.string(),
  run: z.uuid(),
  by: z.uuid(),
  at: z.iso.datetime().optional(),
  previous: z.string(),
  hash: z.string(),
  mac: z.string(),
});

const FILE_KEY = 'erasures-file';
const NONCE_LABEL = 'erasures-nonce';
const [NONCE, TAG] = [12, 16];
const sealedShape = z.object({ sealed: z.string() });

/**
 * An entry as a line of text, to be kept outside the database: sealed under the keyring, because it lies beside archives
 * too, and whoever takes those must not learn from it which records are worth looking for in an older copy. The same entry
 * is always the same line, and no other text has its nonce: it comes from every word of it.
 */
export function erasureLine(keyring: Keyring, row: ErasureRow): string {
  const { number, record, gone, rule, day, run, by, at, previous, hash, mac } = row;
  const text = JSON.stringify({
    ...{ number, record, gone, rule, day, run, by, ...(at && { at: at.toISOString() }) },
    ...{ previous: toBase64(previous), hash: toBase64(hash), mac: toBase64(mac) },
  });
  const nonce = macOf(keyring, NONCE_LABEL, [text]).subarray(0, NONCE);
  const cipher = createCipheriv('aes-256-gcm', purposeKey(keyring.mac, FILE_KEY), nonce);
  const sealed = concat(nonce, cipher.update(pad(Buffer.from(text, 'utf8'))), cipher.final(), cipher.getAuthTag());
  return JSON.stringify({ sealed: toBase64(sealed) });
}

/** What a line says: sealed, or in clear as earlier releases wrote it. Throws where it is no such line. */
function opened(keyring: Keyring, text: string): unknown {
  const said: unknown = JSON.parse(text);
  const { success, data } = sealedShape.safeParse(said);
  if (!success) return said;
  const bytes = fromBase64(data.sealed);
  const key = purposeKey(keyring.mac, FILE_KEY);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG));
  const body = concat(decipher.update(bytes.subarray(NONCE, bytes.length - TAG)), decipher.final());
  return JSON.parse(Buffer.from(unpad(body)).toString('utf8'));
}

/** What a line says, whoever vouches for it; null where it is no such line. */
export function erasureIn(keyring: Keyring, text: string): ErasureRow | null {
  try {
    const line = lineShape.parse(opened(keyring, text));
    const { previous, hash, mac } = line;
    const at = line.at === undefined ? null : new Date(line.at);
    return { ...line, at, previous: fromBase64(previous), hash: fromBase64(hash), mac: fromBase64(mac) };
  } catch {
    return null;
  }
}

/** Reads what `erasureLine` wrote; null where it is no such line, or this keyring does not vouch for it. */
export function readErasureLine(keyring: Keyring, text: string): ErasureRow | null {
  const row = erasureIn(keyring, text);
  return row && erasureFits(keyring, row) ? row : null;
}
