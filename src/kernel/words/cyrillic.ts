import { exceptions } from './exceptions.ts';
import { byLetter } from './letters.ts';

// What a machine or a finger must find again is left alone, whatever its letters.
const untouched = [
  '<[a-z/][^<>]*>',
  'https?://[^\\s<>]+',
  '[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+',
  '(?:[a-z0-9-]+\\.)+(?:rs|org|com|net|eu|int|info|example)(?![\\p{L}\\d])(?:/[^\\s<>]*)?',
  '(?<![\\p{L}\\d])(?:npx )?astra (?:serve|demo|audit verify|ring|match|help)(?!\\p{L})',
  '(?<![\\p{L}\\d./])\\./[a-z]+',
  '(?<![\\p{L}\\d])[A-Z]{1,4}-\\d+(?:-\\d+)*',
  '(?<![\\p{L}\\d])[A-Z]+(?:_[A-Z]+)+',
  // Signs of units are the same in every script (SI); a word that looks like one stands behind no number.
  '(?<=(?:^|\\d) ?)(?:h|min)(?!\\p{L})',
  '(?<=(?:^|\\d) ?)s(?=[.,;)]|$)',
  '(?<![\\p{L}\\d])(?=[A-Z]*\\d)(?=\\d*[A-Z])[A-Z\\d]+(?![\\p{L}\\d])',
  // The cap of a key stands drawn beside it, in Latin.
  '(?<=[Tt]aster(?:om|a|u)? )[A-Z](?!\\p{L})',
];

let pattern: RegExp | null = null;

/**
 * Serbian Latin written in Serbian Cyrillic. Left as they are: addresses, our commands, file numbers
 * (K-2026-0417), signs with a digit (F2, A4), the letter of a key (taster C), tags, words with a letter Serbian does not have, and what
 * `lists/cyrillic.tsv` names.
 */
export function toCyrillic(text: string): string {
  return text.normalize('NFC').replace(tokens(), (token, kept?: string) => kept ?? cyrillicWord(token));
}

function tokens(): RegExp {
  const hyphenated = exceptions().hyphenated.map((word) => `(?<!\\p{L})${word}(?!\\p{L})`);
  pattern ??= new RegExp(`(${[...untouched, ...hyphenated].join('|')})|[\\p{L}\\p{M}]+`, 'gu');
  return pattern;
}

function cyrillicWord(word: string): string {
  const { words, stems } = exceptions();
  const whole = words.get(word);
  if (whole !== undefined) return whole;
  const lower = word.toLowerCase();
  const [latin, cyrillic] = stems.find(([stem]) => lower.startsWith(stem)) ?? ['', ''];
  const rest = byLetter(word.slice(latin.length));
  return rest === null ? word : withCase(cyrillic, word) + rest;
}

function withCase(cyrillic: string, like: string): string {
  if (like.length > 1 && like === like.toUpperCase()) return cyrillic.toUpperCase();
  return /^\p{Lu}/u.test(like) ? cyrillic.charAt(0).toUpperCase() + cyrillic.slice(1) : cyrillic;
}
