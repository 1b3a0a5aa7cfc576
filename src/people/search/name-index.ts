import { JOINED_LEAST } from '../names/compare.ts';
import { nameModel } from '../names/model.ts';
import { makeVocabulary, type Vocabulary } from '../names/vocabulary.ts';
import type { ReadWord } from '../names/word.ts';
import { makeBeginnings, type Beginnings } from './beginnings.ts';
import { LEAST_ALIKE, LEAST_BEGINNING, type CompareTokens } from './compare-words.ts';
import { INITIAL_WORTH } from './fit.ts';
import { tokenOf, type Token } from './fold.ts';
import { isInLatin } from './initial.ts';
import type { Asked } from './query.ts';
import { bestOf, makeBoard, rate, rateOne, type Like, type Rated, type Wanted } from './rate.ts';

/** Which records (by their place in a row) have which words in their names. Words have numbers, as long as anybody has them. */
export type NameIndex = {
  /** Learns a word as it was written, in small letters, before anybody has it: the slow half. False where it is known. */
  learn(written: string): boolean;
  /** The number of a word; learns it where it is not known. */
  numberOf(written: string): number;
  token(word: number): Token;
  add(place: number, word: number): void;
  remove(place: number, word: number): void;
  /** Forgets a word if nobody has it. */
  tidy(word: number): void;
  read(written: string): ReadWord;
  /** The places (below `end`) of records that have some word for every word asked, rated by their best words and initials. */
  find(asked: Question, compare: CompareTokens, end: number, wanted: Wanted): Rated;
};

/** What is asked of names. */
type Question = Pick<Asked, 'tokens' | 'initials' | 'joined'>;

type Word = { token: Token; places: number[] };
/** Words by number, as written, by the sound they begin with, and without marks; those in their order; what is near to which. */
type Words = {
  byNumber: (Word | undefined)[];
  written: Map<string, number>;
  begun: Map<number | undefined, Set<number>>;
  plain: Map<string, Set<number>>;
  beginnings: Beginnings;
  vocabulary: Vocabulary;
};

/** An empty index of names. */
export function makeNameIndex(): NameIndex {
  const words: Words = {
    ...{ byNumber: [], written: new Map(), begun: new Map(), plain: new Map() },
    ...{ beginnings: makeBeginnings(), vocabulary: makeVocabulary(nameModel()) },
  };
  const board = makeBoard();
  return {
    read: words.vocabulary.read,
    learn: (written) => {
      if (words.written.has(written)) return false;
      addWord(words, written);
      return true;
    },
    numberOf: (written) => words.written.get(written) ?? addWord(words, written),
    token: (word) => words.byNumber[word]?.token ?? tokenOf(''),
    add: (place, word) => {
      const places = words.byNumber[word]?.places;
      // A name that has the word twice comes twice in a row.
      if (places && places.at(-1) !== place) places.push(place);
    },
    remove: (place, word) => {
      removePlace(words, place, word);
      tidy(words, word);
    },
    tidy: (word) => tidy(words, word),
    find: (asked, compare, end, wanted) => {
      const found = asked.tokens.map((token) => likesOf(words, token, compare));
      const ways = [found, ...asOneWord(words, asked, compare), ...asTwoWords(words, asked, found, compare)];
      const whole = ways.filter((way) => way.every((likes) => likes.length > 0));
      const [only] = whole.length === 1 ? (whole[0] ?? []) : [];
      if (only && asked.tokens.length === 1 && asked.initials.length === 0) return rateOne(board, only, end, wanted);
      return bestOf(whole.map((way) => rate(board, { asked: way, beside: besideOf(words, asked.initials, way) }, end)));
    },
  };
}

function addWord(words: Words, written: string): number {
  const token = tokenOf(written);
  const number = words.byNumber.push({ token, places: [] }) - 1;
  words.written.set(written, number);
  words.vocabulary.add(written);
  const sound = words.vocabulary.read(written).begins;
  words.begun.set(sound, (words.begun.get(sound) ?? new Set()).add(number));
  const same = words.plain.get(token.plain);
  if (same) same.add(number);
  else {
    words.plain.set(token.plain, new Set([number]));
    words.beginnings.add(token.plain);
  }
  return number;
}

function removePlace({ byNumber }: Words, place: number, number: number): void {
  const places = byNumber[number]?.places ?? [];
  const at = places.indexOf(place);
  if (at < 0) return;
  const last = places.pop();
  if (last !== undefined && last !== place) places[at] = last;
}

function tidy(words: Words, number: number): void {
  const word = words.byNumber[number];
  if (!word || word.places.length > 0) return;
  const { written, plain } = word.token;
  words.byNumber[number] = undefined;
  words.written.delete(written);
  words.begun.get(words.vocabulary.read(written).begins)?.delete(number);
  words.vocabulary.remove(written);
  const same = words.plain.get(plain);
  same?.delete(number);
  if (same?.size !== 0) return;
  words.plain.delete(plain);
  words.beginnings.remove(plain);
}

/** Words that are the one asked for, begin with it, sound like it, or are a nickname of it or the other way round. */
function wordsLike({ plain, written, beginnings, vocabulary }: Words, token: Token, least: number): Set<number> {
  const asked = vocabulary.read(token.written);
  const begun = token.plain.length < LEAST_BEGINNING ? [token.plain] : beginnings.with(token.plain);
  const same = begun.flatMap((each) => [...(plain.get(each) ?? [])]);
  const near = [...vocabulary.near(asked, least), ...vocabulary.nicknames(asked)];
  return new Set([...same, ...near.flatMap((each) => written.get(each) ?? [])]);
}

type LikeWord = Like & { word: Word; weak: boolean };

function likesOf(words: Words, token: Token, compare: CompareTokens, least = LEAST_ALIKE): LikeWord[] {
  return [...wordsLike(words, token, least)].flatMap((number) => {
    const word = words.byNumber[number];
    const likeness = word && compare(token, word.token);
    return likeness ? [{ word, places: word.places, worth: likeness.worth, weak: likeness.weak }] : [];
  });
}

/** Two words asked for that somebody writes as one (Ana Marija, Anamarija), beside the others. */
function asOneWord(words: Words, { joined }: Question, compare: CompareTokens): LikeWord[][][] {
  return joined.flatMap(({ one, others: [before, behind] }) => {
    const likes = likesOf(words, one, compare, JOINED_LEAST).filter(({ weak }) => !weak);
    if (likes.length === 0) return [];
    const likesOfAll = (tokens: Token[]) => tokens.map((token) => likesOf(words, token, compare));
    return [[...likesOfAll(before), likes, ...likesOfAll(behind)]];
  });
}

/** A word asked for that somebody writes as two. */
function asTwoWords(words: Words, { tokens }: Question, found: LikeWord[][], compare: CompareTokens): LikeWord[][][] {
  return tokens.flatMap((token, at) =>
    halvesOf(words, token, found[at]?.length === 0).map((halves) => [
      ...found.slice(0, at),
      ...halves.map((half) => likesOf(words, half, compare).filter(({ worth }) => worth >= WHOLE_WORD)),
      ...found.slice(at + 1),
    ]),
  );
}

/** Halves of a word have no slips. */
const WHOLE_WORD = 0.95;
const SHORTEST_HALF = 2;

/** A word in two, both of which somebody has as they are; one of them is enough for a word that is like no other. */
function halvesOf({ plain }: Words, { plain: letters }: Token, isAlone: boolean): [Token, Token][] {
  const halves: [Token, Token][] = [];
  for (let at = SHORTEST_HALF; at <= letters.length - SHORTEST_HALF; at++) {
    const [first, second] = [letters.slice(0, at), letters.slice(at)];
    const there = [first, second].filter((half) => plain.has(half)).length;
    if (there === 2 || (there === 1 && isAlone)) halves.push([tokenOf(first), tokenOf(second)]);
  }
  return halves;
}

/** What initials find beside the words of a way. */
function besideOf(words: Words, initials: Token[], way: LikeWord[][]): Like[][] {
  const taken = new Set(way.flat().flatMap(({ word, worth }) => (worth >= SURELY_TAKEN ? [word] : [])));
  return initials.map((letter) => begunWith(words, letter, taken));
}

/** A word at least so like one that was asked for goes with it, and an initial needs another. */
const SURELY_TAKEN = 0.8;

/** Words that begin with a letter, or in another script with its sound, and go with no word asked for. */
function begunWith({ byNumber, plain, begun, beginnings, vocabulary }: Words, letter: Token, taken: Set<Word>): Like[] {
  const spelled = beginnings.with(letter.plain).flatMap((each) => [...(plain.get(each) ?? [])]);
  const said = [...(begun.get(vocabulary.read(letter.written).begins) ?? [])];
  const latin = isInLatin(letter);
  const wordsOf = (numbers: number[]) => numbers.flatMap((number) => byNumber[number] ?? []);
  const words = [...wordsOf(spelled), ...wordsOf(said).filter(({ token }) => isInLatin(token) !== latin)];
  return words.flatMap((word) => (taken.has(word) ? [] : [{ places: word.places, worth: INITIAL_WORTH }]));
}
