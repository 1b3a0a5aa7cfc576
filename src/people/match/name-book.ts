import { nameModel, type NameModel } from '../names/model.ts';
import { NEVER } from '../names/sounds.ts';
import { kindsApart, type ReadWord } from '../names/word.ts';
import type { NameWord } from '../names/words.ts';
import { foldValue } from './fold-value.ts';

/** How alike two words of names are: the same, another spelling of one name, a slip or two, a nickname, or not. */
export type WordLevel = 'exact' | 'spelling' | 'near' | 'far' | 'nickname' | 'differs';

/** A word of a name: `short` stands for a longer one, as an initial does. */
export type BookWord = { folded: string; short: boolean; weak: boolean; read: ReadWord };

/** The words of all names that are to be matched, each read once by the name model and known by a number. */
export type NameBook = {
  /** The numbers of the words of a name. */
  numbersOf(text: string): number[];
  word(number: number): BookWord;
  /** The number of several words written together. */
  together(numbers: readonly number[]): number;
  /** Whether a word is one form of a name among others that sound otherwise: nicknames, forms of other languages. */
  hasOtherForms(number: number): boolean;
  /** How alike two words are. Symmetric. */
  level(a: number, b: number): WordLevel;
};

/** From here on two words are one name spelled otherwise, a slip, or perhaps the same (likenesses of the name model). */
const [SPELLING, NEAR, FAR] = [0.95, 0.8, 0.65];
/** One wrong sound changes two kinds of sound; words that surely differ in more are not compared. */
const OTHER_KINDS = 2;

/**
 * The book of the names in `texts`. Words that fold to the same letters are one word, and are read as the one among them
 * that says most: Müller rather than Muller. So it does not matter which is met first.
 */
export function makeNameBook(texts: Iterable<string>): NameBook {
  const model = nameModel();
  const fullest = fullestOf(model, texts);
  const numbers = new Map<string, number>();
  const words: BookWord[] = [];
  const add = (folded: string, { written, short, weak }: NameWord): number => {
    const key = short ? `${folded}.` : folded;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, words.length);
    return words.push({ folded, short, weak, read: model.word(fullest.get(folded) ?? written) }) - 1;
  };
  return {
    numbersOf: (text) => model.wordsOf(text).map((word) => add(foldWord(word.written), word)),
    word: (number) => words[number] ?? { folded: '', short: false, weak: false, read: model.word('') },
    together: (parts) => {
      const held = parts.flatMap((part) => words[part] ?? []);
      const written = held.map(({ read }) => read.written).join('');
      return add(held.map(({ folded }) => folded).join(''), { written, short: false, weak: false });
    },
    hasOtherForms: (number) => {
      const read = words[number]?.read;
      return read !== undefined && (read.nicknames.length > 0 || read.sameAs.length > 0);
    },
    level: (a, b) => {
      const [one, other] = [words[a], words[b]];
      if (a === b || !one || !other) return a === b ? 'exact' : 'differs';
      return one.short || other.short ? shortLevel(one, other) : wordLevel(model, one.read, other.read);
    },
  };
}

function fullestOf(model: NameModel, texts: Iterable<string>): Map<string, string> {
  const fullest = new Map<string, string>();
  for (const text of new Set(texts))
    for (const { written } of model.wordsOf(text)) {
      const folded = foldWord(written);
      const before = fullest.get(folded);
      if (before === undefined || saysMore(written, before)) fullest.set(folded, written);
    }
  return fullest;
}

/** The one with more letters beyond ASCII, of two with as many the first by their codes. */
function saysMore(a: string, b: string): boolean {
  const [more, less] = [a, b].map((word) => word.replaceAll(/[ -~]/g, '').length);
  return more === less ? a < b : (more ?? 0) > (less ?? 0);
}

function foldWord(written: string): string {
  return foldValue(written).replaceAll(' ', '') || written.toLowerCase();
}

function wordLevel(model: NameModel, a: ReadWord, b: ReadWord): WordLevel {
  if (isNickname(model, a, b) || isNickname(model, b, a)) return 'nickname';
  if (surelyDiffer(a, b) || areFarApart(model, a, b)) return 'differs';
  const { likeness, relation } = model.compareWords(a, b, FAR);
  if (relation === 'same_name' || (likeness >= SPELLING && relation !== 'two_names')) return 'spelling';
  if (likeness >= NEAR) return 'near';
  return likeness >= FAR ? 'far' : 'differs';
}

function isNickname(model: NameModel, a: ReadWord, b: ReadWord): boolean {
  return a.nicknames.length > 0 && b.known.length > 0 && model.isNickname(a, b);
}

/** Whether two words are no spelling and no slip of each other: so much is seen without aligning them. */
function surelyDiffer({ kinds: a, sameAs }: ReadWord, { kinds: b, sameAs: others }: ReadWord): boolean {
  if (sameAs.length > 0 && others.length > 0) return false;
  return kindsSurelyDiffer(a.inAll, a.inAny, b.inAll, b.inAny);
}

/** The same by the kinds of sound that are in every and in any reading of the one and of the other. */
export function kindsSurelyDiffer(inAll: number, inAny: number, othersInAll: number, othersInAny: number): boolean {
  return kindsApart(inAll, inAny, othersInAll, othersInAny) > OTHER_KINDS;
}

/** Without a bone in common a slip parts them, which the plainest readings show as well as all others. */
function areFarApart(model: NameModel, a: ReadWord, b: ReadWord): boolean {
  if (a.bones.some((bone) => b.bones.includes(bone)) || (a.sameAs.length > 0 && b.sameAs.length > 0)) return false;
  return model.quickCost(a, b) >= NEVER;
}

/** An initial may stand for every word that begins with it. */
function shortLevel(a: BookWord, b: BookWord): WordLevel {
  return a.folded.startsWith(b.folded) || b.folded.startsWith(a.folded) ? 'far' : 'differs';
}
