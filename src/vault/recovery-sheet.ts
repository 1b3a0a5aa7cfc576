import { randomKey } from './bytes.ts';
import { bytesToWords, splitWords, wordsToBytes } from './word-code.ts';

const SECRET = 32;

/** A new recovery sheet: 256 random bits and the words that print them. */
export function newSheet(): { secret: Uint8Array; words: string[] } {
  const secret = randomKey(SECRET);
  return { secret, words: bytesToWords(secret) };
}

/** The secret of a typed sheet. Refuses `word-unknown` and `words-do-not-fit`. */
export function readSheet(text: string): Uint8Array {
  return wordsToBytes(splitWords(text), SECRET);
}
