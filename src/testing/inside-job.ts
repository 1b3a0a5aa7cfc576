import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromBase64 } from '../vault/bytes.ts';
import { purposeKey } from '../vault/derive.ts';
import { openerKey, type Cost } from '../vault/passphrase.ts';
import { wordsToBytes } from '../vault/word-code.ts';
import type { DumpRow } from './dump.ts';
import { opensTo } from './thief.ts';

/** The random bytes behind a printed page of words. */
export function secretOfPage(words: string[], length: number): Uint8Array {
  return wordsToBytes(words, length);
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The bytes of a one-time-code secret (RFC 4648 base 32). */
export function totpBytes(secret: string): Uint8Array {
  const bits = [...secret].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  return Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 2));
}

/** The secret keys of a keyring's file. */
export function keyringOf(keysDir: string): Uint8Array[] {
  const file = JSON.parse(readFileSync(join(keysDir, 'keyring.json'), 'utf8')) as Record<string, string>;
  return ['lookup', 'pepper', 'mac', 'signing'].map((name) => fromBase64(file[name] ?? ''));
}

/** Every key somebody holds who has a cookie besides the dump: the cookie's own, and the private half it opens. */
export function keysWithCookie(dump: DumpRow[], cookie: string): Uint8Array[] {
  const secret = fromBase64(cookie);
  const key = purposeKey(purposeKey(secret, 'session/key'), 'content/session');
  return [secret, ...opened(dump, 'staff.sessions', 'sealed_key', () => key)];
}

/** Every key somebody gets with dump, keyring and a guessed passphrase of one person. */
export async function keysWithPassphrase(
  dump: DumpRow[],
  keysDir: string,
  person: string,
  passphrase: string,
): Promise<Uint8Array[]> {
  const pepper = keyringOf(keysDir)[1] ?? new Uint8Array();
  const row = dump.find(
    ({ table, cells }) => table === 'vault.openers' && cells['principal'] === person && cells['kind'] === 'passphrase',
  );
  if (!row) throw new Error(`no passphrase is kept for ${person}`);
  const { salt, cost } = row.cells as { salt: Uint8Array; cost: Cost };
  const key = await openerKey(passphrase, { salt, pepper, cost });
  return [key, ...opened([row], 'vault.openers', 'sealed', () => purposeKey(key, 'content/opener'))];
}

function opened(dump: DumpRow[], table: string, column: string, keyFor: (row: DumpRow) => Uint8Array): Uint8Array[] {
  return dump
    .filter((row) => row.table === table && Buffer.isBuffer(row.cells[column]))
    .flatMap((row) => opensTo(keyFor(row), row.cells[column] as Buffer) ?? []);
}
