import { foldText } from '#kernel/fold.ts';
import { toLatin } from '#kernel/words.ts';

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

/** The words of a name. Everything that is no letter or digit parts them; case does not matter. */
export function tokensOf(text: string): Token[] {
  return wordsOf(text).map(tokenOf);
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLocaleLowerCase('sr-Latn')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
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
