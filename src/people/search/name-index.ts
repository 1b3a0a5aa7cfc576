import { nameModel } from '../names/model.ts';
import { makeVocabulary, type Vocabulary } from '../names/vocabulary.ts';
import type { ReadWord } from '../names/word.ts';
import { LEAST_ALIKE, LEAST_BEGINNING, type CompareTokens } from './compare-words.ts';
import type { Token } from './fold.ts';
import { makeBoard, rate, type Like, type Rated } from './rate.ts';

/** Which records (by their place in a row) have which words in their names. */
export type NameIndex = {
  add(place: number, tokens: readonly Token[]): void;
  remove(place: number, tokens: readonly Token[]): void;
  read(written: string): ReadWord;
  /** The places of records that have some word for every word asked, rated by their best words. */
  find(tokens: readonly Token[], compare: CompareTokens): Rated;
};

type Word = { token: Token; places: Set<number> };
/** Words as written; the same without marks; and what is near to which. */
type Words = { written: Map<string, Word>; plain: Map<string, Set<string>>; vocabulary: Vocabulary };

/** An empty index of names. */
export function makeNameIndex(): NameIndex {
  const words: Words = { written: new Map(), plain: new Map(), vocabulary: makeVocabulary(nameModel()) };
  const board = makeBoard();
  return {
    read: words.vocabulary.read,
    add: (place, tokens) => {
      for (const token of tokens) addWord(words, place, token);
    },
    remove: (place, tokens) => {
      for (const token of tokens) removeWord(words, place, token);
    },
    find: (tokens, compare) =>
      rate(
        board,
        tokens.map((token) => likesOf(words, token, compare)),
      ),
  };
}

function addWord({ written, plain, vocabulary }: Words, place: number, token: Token): void {
  const word = written.get(token.written);
  if (word) return void word.places.add(place);
  written.set(token.written, { token, places: new Set([place]) });
  plain.set(token.plain, (plain.get(token.plain) ?? new Set()).add(token.written));
  vocabulary.add(token.written);
}

function removeWord({ written, plain, vocabulary }: Words, place: number, token: Token): void {
  const word = written.get(token.written);
  if (!word?.places.delete(place) || word.places.size > 0) return;
  written.delete(token.written);
  vocabulary.remove(token.written);
  const left = plain.get(token.plain);
  left?.delete(token.written);
  if (left?.size === 0) plain.delete(token.plain);
}

/** Words that are the one asked for, begin with it, sound like it, or are a nickname of it or the other way round. */
function wordsLike({ plain, vocabulary }: Words, token: Token): Set<string> {
  const asked = vocabulary.read(token.written);
  const found = new Set([...vocabulary.near(asked, LEAST_ALIKE), ...vocabulary.nicknames(asked)]);
  const alike = (each: string) =>
    each === token.plain || (token.plain.length >= LEAST_BEGINNING && each.startsWith(token.plain));
  for (const [each, written] of plain) if (alike(each)) for (const word of written) found.add(word);
  return found;
}

function likesOf(words: Words, token: Token, compare: CompareTokens): Like[] {
  return [...wordsLike(words, token)].flatMap((written) => {
    const word = words.written.get(written);
    const likeness = word && compare(token, word.token);
    return likeness ? [{ places: word.places, worth: likeness.worth }] : [];
  });
}
