import { readTable } from '#kernel/lists.ts';
import { foldLetters } from './fold.ts';

/** The languages words are printed in. No word is in both lists, so a typed page tells which it is. */
export type WordList = 'sr' | 'en';

type Words = { printed: string[]; numbers: Map<string, number> };

const lists: Record<WordList, Words> = { sr: load('words-sr.tsv'), en: load('words-en.tsv') };

function load(name: string): Words {
  const printed = readTable(new URL(`./lists/${name}`, import.meta.url)).map((row) => row['word'] ?? '');
  const numbers = new Map(printed.flatMap((word, at) => spellings(word).map((spelling) => [spelling, at] as const)));
  if (printed.length !== 2048 || new Set(numbers.values()).size !== 2048)
    throw new Error(`${name} has not 2048 different words`);
  return { printed, numbers };
}

/** How a word may be typed without marks: people write đ both as dj and as plain d. */
function spellings(word: string): string[] {
  return [...new Set([foldWord(word), foldWord(word.replaceAll('đ', 'd'))])];
}

/** A word as it is compared: lower case, Latin, without marks; đ and dj alike. */
export function foldWord(word: string): string {
  return foldLetters(word.normalize('NFC').trim().toLowerCase());
}

/** The word printed for a number from 0 to 2047. */
export function printedWord(list: WordList, number: number): string {
  return lists[list].printed[number] ?? '';
}

/** The number of a typed word, in either script, with or without marks; undefined when it is not in the list. */
export function wordNumber(list: WordList, word: string): number | undefined {
  return lists[list].numbers.get(foldWord(word));
}
