import { toLatin } from '#kernel/words.ts';

/** One word of a name: as written, in Latin, and with everything taken off that people leave out. */
export type Token = { written: string; latin: string; plain: string };

/** The words of a name. Everything that is no letter or digit parts them; case does not matter. */
export function tokensOf(text: string): Token[] {
  const words =
    text
      .normalize('NFKC')
      .toLocaleLowerCase('sr-Latn')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.map((written) => {
    const latin = toLatin(written);
    return { written, latin, plain: plainOf(latin) };
  });
}

/**
 * A Latin word without its marks: č ć c are one, đ is dj, ž is z. Any spelling of one name becomes the same;
 * a bare d for đ stays a typing error, because it lost a letter.
 */
function plainOf(latin: string): string {
  return latin.replaceAll('đ', 'dj').replaceAll('ß', 'ss').normalize('NFD').replaceAll(/\p{M}/gu, '');
}

/** Whether a word is written in Cyrillic. */
export function isCyrillic(word: string): boolean {
  return /\p{Script=Cyrillic}/u.test(word);
}
