import { foldText } from '#kernel/fold.ts';
import { toLatin } from '#kernel/words.ts';
import { ARTICLE } from '../names/words.ts';

/** One word of a name: as written, in Latin, and with everything taken off that people leave out. */
export type Token = { written: string; latin: string; plain: string };

/** Takes a name apart into words. */
export type Tokens = (text: string) => Token[];

/** So many words are remembered; people share their names. */
const MOST_REMEMBERED = 50_000;

/** The same as `tokensOf`, for many names: a word is folded once. What it remembers lives as long as it does. */
export function rememberingTokens(): Tokens {
  const remembered = new Map<string, Token>();
  return (text) =>
    wordsOf(text).map((written) => {
      const token = remembered.get(written) ?? tokenOf(written);
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(written, token);
      return token;
    });
}

/** The words of a name. What is no letter or digit parts them, but an apostrophe between letters; case does not matter. */
export function tokensOf(text: string): Token[] {
  return wordsOf(text).map(tokenOf);
}

function wordsOf(text: string): string[] {
  return writtenWords(text.normalize('NFKC').toLocaleLowerCase('sr-Latn'))
    .map((word) => word.replaceAll(APOSTROPHE, '').replace(ARTICLE, ''))
    .filter((word) => word !== '');
}

/** The last is a letter to Unicode, and wherever it stands one of Ukrainian names that is not heard. */
const APOSTROPHE = /['’‘ʼ]/gu;
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’‘](?=\p{L})[\p{L}\p{M}\p{N}]+)*/gu;

/** The words of a name as they stand: Isma'il is one. What cannot be seen (a soft hyphen) is not there. */
export function writtenWords(text: string): string[] {
  return text.replaceAll(/\p{Cf}/gu, '').match(WORD) ?? [];
}

/** Two words written as one. */
export function together(first: Token, second: Token): Token {
  return tokenOf(first.written + second.written);
}

/** One word, written in small letters. */
export function tokenOf(written: string): Token {
  const latin = toLatin(written);
  return { written, latin, plain: plainOf(latin) };
}

/**
 * A Latin word without its marks: č ć c are one, đ is dj, ž is z. Any spelling of one name becomes the same;
 * a bare d for đ stays a typing error, because it lost a letter.
 */
function plainOf(latin: string): string {
  return foldText(latin).replaceAll('ß', 'ss');
}

/** Whether a word is written in Cyrillic. */
export function isCyrillic(word: string): boolean {
  return /\p{Script=Cyrillic}/u.test(word);
}
