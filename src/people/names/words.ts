import { toLatin } from '#kernel/words.ts';
import { readNameWords, type NameWordRow } from './tables.ts';

/** One word of a name as written. `short`: a full stop or a single letter stands for more; `weak`: an article or link. */
export type NameWord = { written: string; short: boolean; weak: boolean };

const WORD = /[\p{L}\p{M}\p{N}[\]\\^{}|~@`'’ʼ]+\.?/gu;
/** Longer is no name and no word of one; what is beyond is not read. */
const [MOST_WORDS, LONGEST_WORD] = [12, 60];
const LETTER = /\p{L}/u;
/** The Arabic article, grown together with its word. */
export const ARTICLE = /^ال(?=..)/;

/**
 * The words of a name, which may be written in Serbian Cyrillic as well as in Latin. Signs of old codes and keyboards stay, because they may stand for letters; titles go, fixed
 * short forms (Md.) become the word they stand for, an Arabic article grown together with its word is taken off.
 */
export function nameWords(known: Map<string, NameWordRow>, text: string): NameWord[] {
  const found =
    text
      .slice(0, MOST_WORDS * LONGEST_WORD)
      .normalize('NFKC')
      .match(WORD) ?? [];
  const words = found.slice(0, MOST_WORDS).flatMap((each) => {
    const written = each.replace(/\.$/, '').replace(ARTICLE, '').slice(0, LONGEST_WORD);
    const row = rowOf(known, written);
    if (!LETTER.test(written) || row?.kind === 'title') return [];
    if (row?.kind === 'short') return [{ written: row.standsFor, short: false, weak: false }];
    const weak = row !== undefined;
    return [{ written, short: !weak && (each.endsWith('.') || written.length === 1), weak }];
  });
  return words.some(({ weak }) => !weak) ? words : words.map((word) => ({ ...word, weak: false }));
}

function rowOf(known: Map<string, NameWordRow>, written: string): NameWordRow | undefined {
  return known.get(toLatin(written.toLowerCase())) ?? known.get(written.toLowerCase());
}

let whole: Map<string, NameWordRow> | undefined;

/** What a word in small letters is that stands in names and is no name: an article, link or title, or a short form. */
export function nameWordOf(word: string): NameWordRow | undefined {
  whole ??= new Map(readNameWords().map((row) => [row.word, row]));
  return whole.get(word);
}
