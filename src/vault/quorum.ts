import { combine, split } from 'shamir-secret-sharing';
import { refuse } from '#kernel/errors.ts';
import { concat, equalBytes, randomKey } from './bytes.ts';
import { publicOf } from './principal-keys.ts';
import { bytesToWords, splitWords, wordsToBytes } from './word-code.ts';

const SET = 4;
/** Set id, share number, how many are enough, and the share itself: the key's 32 bytes and one for its place. */
const SHARE = SET + 2 + 33;

type Share = { set: Uint8Array; number: number; enough: number; secret: Uint8Array };

/**
 * Splits a private key into shares (Shamir), any `enough` of which give it back and fewer give nothing. Each share is
 * words that also say which set and which number it is.
 */
export async function splitKey(privateKey: Uint8Array, plan: { shares: number; enough: number }): Promise<string[][]> {
  const set = randomKey(SET);
  const parts = await split(new Uint8Array(privateKey), plan.shares, plan.enough);
  return parts.map((part, at) => bytesToWords(concat(set, Uint8Array.of(at + 1, plan.enough), part)));
}

/**
 * Puts shares together. Refuses `shares-of-different-sets`, `share-twice`, `too-few-shares`, and `shares-do-not-fit`
 * when what comes out is not the private half of `publicKey`.
 */
export async function combineShares(texts: string[], publicKey: Uint8Array): Promise<Uint8Array> {
  const shares = texts.map(readShare);
  const [first] = shares;
  if (!first || shares.length < first.enough) throw refuse('too-few-shares', 400, { enough: first?.enough ?? 2 });
  if (shares.some((share) => !equalBytes(share.set, first.set))) throw refuse('shares-of-different-sets', 400);
  if (new Set(shares.map((share) => share.number)).size !== shares.length) throw refuse('share-twice', 400);
  const privateKey = await combine(shares.map((share) => share.secret));
  if (!equalBytes(publicOf(privateKey), publicKey)) throw refuse('shares-do-not-fit', 400);
  return privateKey;
}

function readShare(text: string): Share {
  const bytes = wordsToBytes(splitWords(text), SHARE);
  const [number = 0, enough = 0] = bytes.subarray(SET, SET + 2);
  return { set: bytes.slice(0, SET), number, enough, secret: bytes.slice(SET + 2) };
}
