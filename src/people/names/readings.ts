import { toLatin } from '#kernel/words.ts';
import { lowerCase, readLetters } from './letters.ts';
import { makeSpellings, readBy, type Spelling } from './spell.ts';
import type { NameTables, PartRow } from './tables.ts';

/** One way a word may sound, and how much less likely than the plainest it is. */
export type Reading = { sounds: string; cost: number };

export type Reader = (word: string) => Reading[];

/** What it costs that signs stand for letters: an old code is sure, a keyboard or a scan is a guess. */
const SIGN_COSTS: Record<string, number> = { yuscii: 0.02, keyboard: 0.25, scan: 0.15 };

/** Case endings are Serbian: a word read as another language has none. */
const DECLINED = 0.02;
const SHORTEST_STEM = 3;

type Signs = Map<string, Map<string, string>>;
type Book = { spellings: Spelling[]; letters: Map<string, string>; signs: Signs; parts: PartRow[] };

/** Makes the reader of words: every way a word may sound, the likeliest first, each string of sounds once. */
export function makeReader(tables: NameTables): Reader {
  const signs: Signs = new Map();
  for (const { of, sign, letter } of tables.signs) signs.set(of, (signs.get(of) ?? new Map()).set(sign, letter));
  const letters = new Map(tables.letters.map(({ letter, sounds }) => [letter, sounds]));
  const book = { spellings: makeSpellings(tables), letters, signs, parts: tables.parts };
  return (word) => readWord(book, inSerbianLatin(inOneScript(signs, word)));
}

function readWord(book: Book, word: string): Reading[] {
  const best = new Map<string, number>();
  for (const { text, cost } of writings(book.signs, word))
    for (const reading of readWriting(book, text)) keepCheaper(best, reading.sounds, cost + reading.cost);
  const plainest = [...best].filter(([, cost]) => cost <= DECLINED);
  for (const [sounds, cost] of plainest)
    for (const each of withoutPart(book.parts, sounds)) keepCheaper(best, each.sounds, cost + each.cost);
  return [...best].map(([sounds, cost]) => ({ sounds, cost })).toSorted((a, b) => a.cost - b.cost);
}

function keepCheaper(best: Map<string, number>, sounds: string, cost: number): void {
  if (sounds !== '' && cost < (best.get(sounds) ?? Infinity)) best.set(sounds, cost);
}

type Writing = { text: string; cost: number };

const OLD_SIGN = /[[\]\\^{}|~@`]/;

/** The word as it stands, and as it would stand had signs been typed or read for letters. */
function writings(signs: Signs, word: string): Writing[] {
  const seen = exchange(lowerCase(word), signs.get('lookalike'));
  const found: Writing[] = OLD_SIGN.test(seen) ? [] : [{ text: withoutApostrophe(seen), cost: 0 }];
  for (const [of, cost] of Object.entries(SIGN_COSTS)) {
    const text = exchange(of === 'scan' ? unscanned(word) : seen, signs.get(of));
    if (text !== seen && !OLD_SIGN.test(text)) found.push({ text: withoutApostrophe(text), cost });
  }
  return found;
}

function withoutApostrophe(word: string): string {
  return word.replaceAll(/['’ʼ]/g, '');
}

/** A capital I inside a word in small letters is an l. */
function unscanned(word: string): string {
  return word.replaceAll(/(?<=\p{Ll})I(?=\p{Ll})/gu, 'l').toLowerCase();
}

function exchange(word: string, signs: Map<string, string> | undefined): string {
  return [...word].map((sign) => signs?.get(sign) ?? sign).join('');
}

const LATIN = /\p{Script=Latin}/gu;
const OTHER = /(?!\p{Script=Latin})\p{L}/gu;

/** Serbian Cyrillic is read as Serbian Latin, so a name is alike to others whichever of the two it is written in. */
function inSerbianLatin(word: string): string {
  const latin = toLatin(word);
  return latin.search(OTHER) >= 0 ? word : latin;
}

function readWriting(book: Book, text: string): Reading[] {
  if (text.search(OTHER) >= 0) return [{ sounds: readLetters(book.letters, text), cost: 0 }];
  const read = readEach(book.spellings, text);
  return read.length > 0 ? read : readEach(book.spellings, withoutMarks(text));
}

/** A word of two scripts in the one that most of it is in, where the letters of the other only look like it. */
function inOneScript(signs: Signs, text: string): string {
  const latin = text.match(LATIN)?.length ?? 0;
  const other = text.match(OTHER)?.length ?? 0;
  if (latin === 0 || other === 0) return text;
  const alike = [...(signs.get('latin') ?? [])];
  const swap = new Map(latin >= other ? alike : alike.map(([seen, as]) => [as, seen]));
  return exchange(
    text,
    new Map(
      [...swap].flatMap(([from, to]) => [
        [from, to],
        [from.toUpperCase(), to.toUpperCase()],
      ]),
    ),
  );
}

function readEach(spellings: Spelling[], word: string): Reading[] {
  return spellings.flatMap((spelling) => {
    const sounds = readBy(spelling, word);
    return sounds === null ? [] : [{ sounds, cost: spelling.cost }];
  });
}

function withoutMarks(word: string): string {
  return word.normalize('NFD').replaceAll(/[^a-z]/g, '');
}

/** The word once more without an ending, or without an article grown together with it. */
function withoutPart(parts: PartRow[], sounds: string): Reading[] {
  return parts
    .filter(({ part }) => sounds.length - part.length >= SHORTEST_STEM)
    .flatMap(({ where, part, instead, cost }) => {
      if (where === 'start')
        return sounds.startsWith(part) ? [{ sounds: instead + sounds.slice(part.length), cost }] : [];
      return sounds.endsWith(part) ? [{ sounds: sounds.slice(0, sounds.length - part.length) + instead, cost }] : [];
    });
}
