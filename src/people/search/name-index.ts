import { nameModel } from '../names/model.ts';
import { makeVocabulary, type Vocabulary } from '../names/vocabulary.ts';
import type { ReadWord } from '../names/word.ts';
import { makeBeginnings, type Beginnings } from './beginnings.ts';
import { LEAST_ALIKE, LEAST_BEGINNING, type CompareTokens } from './compare-words.ts';
import type { Token } from './fold.ts';
import { makeBoard, rate, type Like, type Rated } from './rate.ts';

/** Which records (by their place in a row) have which words in their names. */
export type NameIndex = {
  add(place: number, tokens: readonly Token[]): void;
  remove(place: number, tokens: readonly Token[]): void;
  read(written: string): ReadWord;
  /** The places (below `end`) of records that have some word for every word asked, rated by their best words. */
  find(tokens: readonly Token[], compare: CompareTokens, end: number): Rated;
};

type Word = { token: Token; places: number[] };
/** Words as written; the same without marks, and in their order; and what is near to which. */
type Words = {
  written: Map<string, Word>;
  plain: Map<string, Set<string>>;
  beginnings: Beginnings;
  vocabulary: Vocabulary;
};

/** An empty index of names. */
export function makeNameIndex(): NameIndex {
  const words: Words = {
    ...{ written: new Map(), plain: new Map() },
    ...{ beginnings: makeBeginnings(), vocabulary: makeVocabulary(nameModel()) },
  };
  const board = makeBoard();
  return {
    read: words.vocabulary.read,
    add: (place, tokens) => {
      for (const token of tokens) addWord(words, place, token);
    },
    remove: (place, tokens) => {
      for (const token of tokens) removeWord(words, place, token);
    },
    find: (tokens, compare, end) => {
      const likes = tokens.map((token) => likesOf(words, token, compare));
      return rate(board, likes, end);
    },
  };
}

function addWord(words: Words, place: number, token: Token): void {
  const word = words.written.get(token.written);
  // A name that has the word twice comes twice in a row.
  if (word) return void (word.places.at(-1) === place || word.places.push(place));
  words.written.set(token.written, { token, places: [place] });
  words.vocabulary.add(token.written);
  const same = words.plain.get(token.plain);
  if (same) return void same.add(token.written);
  words.plain.set(token.plain, new Set([token.written]));
  words.beginnings.add(token.plain);
}

function removeWord(words: Words, place: number, token: Token): void {
  const word = words.written.get(token.written);
  const at = word?.places.indexOf(place) ?? -1;
  if (!word || at < 0) return;
  const last = word.places.pop();
  if (last !== undefined && last !== place) word.places[at] = last;
  if (word.places.length > 0) return;
  words.written.delete(token.written);
  words.vocabulary.remove(token.written);
  const same = words.plain.get(token.plain);
  same?.delete(token.written);
  if (same?.size !== 0) return;
  words.plain.delete(token.plain);
  words.beginnings.remove(token.plain);
}

/** Words that are the one asked for, begin with it, sound like it, or are a nickname of it or the other way round. */
function wordsLike({ plain, beginnings, vocabulary }: Words, token: Token): Set<string> {
  const asked = vocabulary.read(token.written);
  const begun = token.plain.length < LEAST_BEGINNING ? [token.plain] : beginnings.with(token.plain);
  const same = begun.flatMap((each) => [...(plain.get(each) ?? [])]);
  return new Set([...same, ...vocabulary.near(asked, LEAST_ALIKE), ...vocabulary.nicknames(asked)]);
}

function likesOf(words: Words, token: Token, compare: CompareTokens): Like[] {
  return [...wordsLike(words, token)].flatMap((written) => {
    const word = words.written.get(written);
    const likeness = word && compare(token, word.token);
    return likeness ? [{ places: word.places, worth: likeness.worth }] : [];
  });
}
