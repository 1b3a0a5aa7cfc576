import { toLatin } from '#kernel/words.ts';
import { lowerCase, readLetters } from './letters.ts';
import { makeSpellings, readBy, type Spelling } from './spell.ts';
import type { NameTables, PartRow } from './tables.ts';

/** One way a word may sound, and how much less likely than the plainest it is. */
export type Reading = { sounds: string; cost: number };

export type Reader = (word: string) => Reading[];

/** What it costs that signs stand for letters: an old code is sure, a keyboard or a scan is a guess. */
const SIGN_COSTS = Object.entries({ yuscii: 0.02, keyboard: 0.25, scan: 0.15 });

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
  return (word) => readWord(book, BEYOND_ASCII.test(word) ? inSerbianLatin(inOneScript(signs, word)) : word);
}

/** Most words have nothing of this, and need no look at scripts. */
const BEYOND_ASCII = /[\u0080-\uffff]/;

function readWord(book: Book, word: string): Reading[] {
  const best = new Map<string, number>();
  for (const { text, cost } of writings(book.signs, word)) readWriting(book, text, cost, best);
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
  for (const [of, cost] of SIGN_COSTS) {
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
  let made = '';
  for (const sign of word) made += signs?.get(sign) ?? sign;
  return made;
}

const LATIN = /\p{Script=Latin}/gu;
const OTHER = /(?!\p{Script=Latin})\p{L}/gu;

/** Serbian Cyrillic is read as Serbian Latin, so a name is alike to others whichever of the two it is written in. */
function inSerbianLatin(word: string): string {
  const latin = toLatin(word);
  return latin.search(OTHER) >= 0 ? word : latin;
}

/** Keeps how a word may sound: by its letters in other scripts, by every spelling that has them in Latin. */
function readWriting(book: Book, text: string, cost: number, best: Map<string, number>): void {
  if (BEYOND_ASCII.test(text) && text.search(OTHER) >= 0)
    return keepCheaper(best, readLetters(book.letters, text), cost);
  if (!readEach(book.spellings, text, cost, best)) readEach(book.spellings, withoutMarks(text), cost, best);
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

/** Whether any spelling has all letters of the word; what it sounds by those that have is kept. */
function readEach(spellings: Spelling[], word: string, cost: number, best: Map<string, number>): boolean {
  let isRead = false;
  for (const spelling of spellings) {
    const sounds = readBy(spelling, word);
    if (sounds === null) continue;
    isRead = true;
    keepCheaper(best, sounds, cost + spelling.cost);
  }
  return isRead;
}

function withoutMarks(word: string): string {
  return word.normalize('NFD').replaceAll(/[^a-z]/g, '');
}

/** The word once more without an ending, or without an article grown together with it. */
function withoutPart(parts: PartRow[], sounds: string): Reading[] {
  const found: Reading[] = [];
  for (const { where, part, instead, cost } of parts) {
    if (sounds.length - part.length < SHORTEST_STEM) continue;
    if (where === 'start' && sounds.startsWith(part)) found.push({ sounds: instead + sounds.slice(part.length), cost });
    if (where !== 'start' && sounds.endsWith(part))
      found.push({ sounds: sounds.slice(0, sounds.length - part.length) + instead, cost });
  }
  return found;
}
