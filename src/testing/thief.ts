import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { purposeKey } from '../vault/derive.ts';
import { unpad } from '../vault/padding.ts';
import { unwrapKey } from '../vault/wrap.ts';
import type { DumpRow } from './dump.ts';

// A sealed value of a dump: by AES under some key, or a key wrapped to somebody's public half.
type Blob = { where: string; bytes: Buffer };
type Wrap = { where: string; bytes: Buffer; by: { id: string; version: number }; about: string };
export type Stolen = { blobs: Blob[]; wraps: Wrap[]; material: Buffer[] };

/** What may be tried of one table: enough to see whether its kind opens. */
const OF_EACH = 3;
const OPENERS = 'vault.openers.sealed';
const KEY = 32;
const NONCE = 12;
const TAG = 16;
const BLOCK = 16;
/** GCM is counter mode whose first block of text has the number 2. */
const FIRST_BLOCK = 2;

/** Sorts a dump as a thief would: what is sealed, what is wrapped, and everything that might be a key. */
export function sortLoot(dump: DumpRow[]): Stolen {
  const values = dump.flatMap(({ table, cells }) =>
    Object.entries(cells).flatMap(([column, value]) =>
      Buffer.isBuffer(value) ? [{ table, where: `${table}.${column}`, column, cells, bytes: value }] : [],
    ),
  );
  const sealed = values.filter(
    ({ column, bytes }) => bytes[0] === 1 && bytes.length > NONCE + TAG + KEY && column !== 'wrapped',
  );
  const wraps = values.flatMap(({ where, column, cells, bytes }) =>
    column === 'wrapped' ? [wrapOf(where, cells, bytes)] : [],
  );
  return {
    // Each way to open a private half is a kind of its own.
    blobs: someOfEach(sealed, ({ where, cells }) =>
      where === OPENERS ? `${where}/${String(cells['kind'])}` : where,
    ).map(({ where, bytes }) => ({ where, bytes })),
    wraps: someOfEach(wraps),
    material: keysIn(values.map(({ bytes }) => bytes)),
  };
}

function wrapOf(where: string, cells: Record<string, unknown>, bytes: Buffer): Wrap {
  const text = (column: string) => String(cells[column]);
  if ('member' in cells) {
    const about = `team-key/${text('team')}/${text('version')}`;
    return { where, bytes, by: { id: text('member'), version: 1 }, about };
  }
  const by = { id: text('principal'), version: Number(cells['key_version']) };
  return { where, bytes, by, about: `dossier/${text('dossier')}` };
}

function someOfEach<T extends { where: string }>(all: T[], kindOf = ({ where }: T) => where): T[] {
  return [...Map.groupBy(all, kindOf).values()].flatMap((kin) => kin.slice(0, OF_EACH));
}

/** Whatever might be a key: every value of that length, both ends of longer ones, and the hash of each. */
function keysIn(values: Buffer[]): Buffer[] {
  const pieces = values
    .filter((value) => value.length >= KEY)
    .flatMap((value) => [value.subarray(0, KEY), value.subarray(value.length - KEY), value.subarray(1, 1 + KEY)])
    .filter((piece) => piece.length === KEY);
  const whole = [...pieces, ...values].map((piece) => createHash('sha256').update(piece).digest());
  return [...new Map([...pieces, ...whole].map((key) => [key.toString('hex'), key])).values()];
}

/** The kinds of address each room seals at: who has the database has the source too. */
const KINDS: Record<string, string[]> = {
  vault: ['grant', 'opener', 'link', 'sending', 'staff'],
  staff: ['staff', 'session', 'opener', 'sending'],
  audit: ['staff', 'sending'],
  people: ['person', 'search', 'note', 'sending'],
  rights: ['consent', 'clock'],
  tasks: ['promise'],
  screening: ['screening'],
  network: ['organisation', 'referral'],
  cases: ['case'],
  hotline: ['contact', 'handover', 'sending'],
};
const roomOf = ({ where }: { where: string }) => where.split('.', 1)[0] ?? '';
const kinds = [...new Set(Object.values(KINDS).flat())];

/** Sealed values that a key of one kind might open, with the place in the key stream where the last block of each stands. */
type Locks = { blobs: Blob[]; lastBlocks: Buffer };

/** What each kind of key may be tried on; a key that is none derived, under the empty name, on everything. */
function locksOf(blobs: Blob[]): Map<string, Locks> {
  const under = (kind: string) => blobs.filter((blob) => KINDS[roomOf(blob)]?.includes(kind));
  const locks = (some: Blob[]) => ({
    blobs: some,
    lastBlocks: Buffer.concat(some.map(({ bytes }) => lastBlock(bytes))),
  });
  return new Map([['', locks(blobs)], ...kinds.map((kind) => [kind, locks(under(kind))] as const)]);
}

/** Itself, and every derivation the program knows, by kind. */
function derivedFrom(key: Buffer): { kind: string; key: Uint8Array }[] {
  const parents = [key, purposeKey(key, 'session/key'), purposeKey(key, 'own-things')];
  return parents.flatMap((parent) => [
    { kind: '', key: parent },
    ...kinds.map((kind) => ({ kind, key: purposeKey(parent, `content/${kind}`) })),
  ]);
}

/** Tries every candidate on everything, and says what opened. `all` is tried besides what the loot itself holds. */
export function tryToOpen({ blobs, wraps, material }: Stolen, besides: Uint8Array[] = []): string[] {
  const candidates = [...material, ...keysIn(besides.map((bytes) => Buffer.from(bytes)))];
  const locks = locksOf(blobs);
  const opened = candidates.flatMap((candidate) => [
    ...derivedFrom(candidate).flatMap(({ kind, key }) => openedBy(key, locks.get(kind))),
    ...wraps.filter((wrap) => unwraps(wrap, candidate) !== null),
  ]);
  return [...new Set(opened.map(({ where }) => where))];
}

/** What a key opens. Padding stands at the end: only where the last block could be that is the whole value looked at. */
function openedBy(key: Uint8Array, locks?: Locks): Blob[] {
  if (!locks || locks.blobs.length === 0) return [];
  // One cipher a key: the key stream of counter mode is its numbered blocks, each encrypted for itself.
  const stream = createCipheriv('aes-256-ecb', key, null).update(locks.lastBlocks);
  return locks.blobs.filter(
    ({ bytes }, at) => mayEnd(bytes, stream.subarray(at * BLOCK)) && opensTo(key, bytes) !== null,
  );
}

/** The number of the last block of a sealed value's text, as it is encrypted for the key stream. */
function lastBlock(sealed: Buffer): Buffer {
  const block = Buffer.alloc(BLOCK);
  sealed.copy(block, 0, 1, 1 + NONCE);
  block.writeUInt32BE(FIRST_BLOCK + Math.ceil(textLength(sealed) / BLOCK) - 1, NONCE);
  return block;
}

const textLength = (sealed: Buffer) => sealed.length - 1 - NONCE - TAG;

/** Whether the last block ends as padding does: a mark, or nothing at all, with zeros behind it. */
function mayEnd(sealed: Buffer, stream: Buffer): boolean {
  const end = sealed.length - TAG;
  const start = end - (((textLength(sealed) - 1) % BLOCK) + 1);
  for (let at = end - 1; at >= start; at--) {
    const letter = (sealed[at] ?? 0) ^ (stream[at - start] ?? 0);
    if (letter !== 0) return letter === 0x80;
  }
  return true;
}

/**
 * What a sealed value says under a key; null when it says nothing. The tag is left aside, so that no address has to be
 * guessed: what was sealed ends in padding, and is a key or JSON.
 */
export function opensTo(key: Uint8Array, sealed: Buffer): Uint8Array | null {
  const start = Buffer.concat([sealed.subarray(1, 1 + NONCE), Buffer.from([0, 0, 0, FIRST_BLOCK])]);
  const decipher = createDecipheriv('aes-256-ctr', key, start);
  const padded = decipher.update(sealed.subarray(1 + NONCE, sealed.length - TAG));
  try {
    const bytes = unpad(padded);
    if (bytes.length === KEY) return bytes;
    JSON.parse(Buffer.from(bytes.subarray(1)).toString('utf8'));
    return bytes;
  } catch {
    return null;
  }
}

/** The key in a wrap, for a private half it was not wrapped to: null. */
function unwraps({ bytes, by, about }: Wrap, privateKey: Uint8Array): Uint8Array | null {
  try {
    return unwrapKey({ wrapped: bytes, by: { ...by, privateKey }, about });
  } catch {
    return null;
  }
}
