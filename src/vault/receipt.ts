import { createHmac } from 'node:crypto';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import type { Ask } from '#kernel/route.ts';
import { randomKey, toBase64 } from './bytes.ts';
import { purposeKey } from './derive.ts';
import { lookupHash } from './keyring.ts';
import { keepOpener, tryOpen, type Bearer } from './openers.ts';
import { slowHash, type Cost } from './passphrase.ts';
import { bearPrincipal, type KeyBearer } from './principals.ts';
import { keyring } from './ring.ts';
import { deleteReceipt, findReceipt, insertReceipt, receiptSalt } from './store.ts';
import { splitWords, wordsOfBits } from './word-code.ts';
import { visitorTurn } from './turns.ts';
import { wordNumber, type WordList } from './word-lists.ts';

/** Eight words of eleven bits: 88 random bits. */
const WORDS = 8;
const RANDOM_BYTES = 11;
const SALT = 16;
/** A sealed private half is so long; what stands in for a receipt nobody has is as long. */
const SEALED = 93;

/**
 * What one guess costs. Lookup values hashed at another cost would find nothing any more, so it is a constant of its
 * own, not the passphrases' cost, which may rise.
 */
const LOOKUP_COST: Cost = { memory: 65_536, time: 3, lanes: 1 };

/** How a slow hash is made; a test counts them. */
export type Hash = typeof slowHash;

/** A receipt already hashed: its words, by what it is found, and what it opens with. */
export type NewReceipt = { words: string[]; lookup: Uint8Array; salt: Uint8Array; key: Uint8Array };

/** Draws a receipt and hashes it both ways, in one turn of its source. Slow: it holds no connection meanwhile. Refuses `busy`. */
export async function drawReceipt(ask: Ask, list: WordList, source: string): Promise<NewReceipt> {
  const common = await ask(receiptSalt);
  const words = wordsOfBits(randomKey(RANDOM_BYTES), WORDS, list);
  const secret = secretOf(words);
  const salt = randomKey(SALT);
  return visitorTurn(source, async () => {
    const lookup = await lookupOf(secret, common, slowHash);
    return { words, lookup, salt, key: await openerOf(secret, salt, slowHash) };
  });
}

/** Bears the visitor whose receipt this is; the transaction goes on as she (`actAs`). */
export async function bearVisitor(
  tx: Tx,
  { lookup, salt, key }: NewReceipt,
  become: (visitor: string) => Promise<void>,
): Promise<KeyBearer> {
  const visitor = await bearPrincipal(tx, 'visitor');
  await become(visitor.id);
  await keepOpener(tx, visitor, 'receipt', salt, LOOKUP_COST, key);
  await insertReceipt(tx, lookup, visitor.id);
  return visitor;
}

/**
 * Opens a receipt by its typed words, in either script, with or without marks; null where there is none. Both hashes and
 * one opening are always made, against a stand-in where nothing is found, so that the work done tells nothing. Refuses
 * `word-unknown` with the position, and `words-do-not-fit` for more or fewer than eight: both can be seen without us;
 * and `busy`.
 */
export async function openReceipt(
  ask: Ask,
  typed: string,
  { source, hash = slowHash }: { source: string; hash?: Hash },
): Promise<Bearer | null> {
  const secret = secretOf(splitWords(typed));
  return visitorTurn(source, () => openBy(ask, secret, hash));
}

async function openBy(ask: Ask, secret: Uint8Array, hash: Hash): Promise<Bearer | null> {
  const lookup = await lookupOf(secret, await ask(receiptSalt), hash);
  const lock = (await ask((tx) => findReceipt(tx, lookup))) ?? nobodys();
  const key = await openerOf(secret, lock.salt, hash);
  return tryOpen(lock.visitor, lock.version, 'receipt', key, lock.sealed);
}

/** Ends a visitor's receipt: her words find and open nothing any more, and her private half is gone with them. */
export async function endReceipt(tx: Tx, visitor: string): Promise<void> {
  await deleteReceipt(tx, visitor);
}

const NOBODY = '00000000-0000-4000-8000-000000000000';
const nobodys = () => ({ visitor: NOBODY, version: 1, salt: randomKey(SALT), sealed: randomKey(SEALED) });

/** The one form of a receipt's words: which list, and their numbers. */
function secretOf(words: string[]): Uint8Array {
  const list: WordList = wordNumber('sr', words[0] ?? '') === undefined ? 'en' : 'sr';
  const numbers = words.map((word, at) => {
    const number = wordNumber(list, word);
    if (number === undefined) throw refuse('word-unknown', 400, { position: at + 1 });
    return number;
  });
  if (numbers.length !== WORDS) throw refuse('words-do-not-fit', 400, { words: WORDS });
  return Buffer.from(`${list}/${numbers.join('/')}`);
}

async function lookupOf(secret: Uint8Array, common: Uint8Array, hash: Hash): Promise<Uint8Array> {
  const slow = await hash(secret, { salt: common, cost: LOOKUP_COST });
  return lookupHash(keyring(), 'receipt', toBase64(slow));
}

async function openerOf(secret: Uint8Array, salt: Uint8Array, hash: Hash): Promise<Uint8Array> {
  const mixed = createHmac('sha256', keyring().pepper).update(secret).digest();
  const slow = await hash(mixed, { salt, cost: LOOKUP_COST });
  return purposeKey(slow, 'opener/receipt');
}
