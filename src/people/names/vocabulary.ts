import { keysOf } from './bones.ts';
import type { NameModel } from './model.ts';
import { NEVER } from './sounds.ts';
import type { ReadWord } from './word.ts';

/** Words that are searched in: each once, however many names it stands in. */
export type Vocabulary = {
  /** One more name has this word, as it was written in small letters. */
  add(written: string): void;
  /** One name fewer has it. */
  remove(written: string): void;
  /** The word read, whether it is in or not. */
  read(written: string): ReadWord;
  /** Words at least so alike, the nearest first. */
  near(asked: ReadWord, least: number): string[];
  /** Nicknames of the word, and names it is a nickname of. */
  nicknames(asked: ReadWord): string[];
};

/** Of those with the same bones, and of those with one bone otherwise, so many are compared in full. */
const [SAME_BONES, OTHER_BONE] = [150, 40];
/** Words asked for are read again with every letter typed. */
const MOST_KEPT = 2_000;

/** A word that is in: `looked` is the number of the last question that came across it. */
type Entry = { word: ReadWord; names: number; looked: number };
type Buckets = Map<string, Entry[]>;
type Kept = {
  entries: Map<string, Entry>;
  byBones: Buckets;
  byKey: Buckets;
  byName: Buckets;
  questions: number;
  /** Answers given since the last word came or went: the words before the one that is being typed stay the same. */
  answered: Map<string, string[]>;
};

/** An empty vocabulary. */
export function makeVocabulary(model: NameModel): Vocabulary {
  const kept: Kept = {
    ...{ entries: new Map(), byBones: new Map(), byKey: new Map(), byName: new Map() },
    ...{ questions: 0, answered: new Map() },
  };
  const asked = new Map<string, ReadWord>();
  return {
    read: (written) => kept.entries.get(written)?.word ?? readAsked(model, asked, written),
    add: (written) => add(kept, model, written),
    remove: (written) => remove(kept, written),
    nicknames: (word) => word.nicknames.flatMap((name) => (kept.byName.get(name) ?? []).map(writtenOf)),
    near: (word, least) => {
      const question = `${least} ${word.written}`;
      const answer = kept.answered.get(question) ?? near(kept, model, word, least);
      if (kept.answered.size >= MOST_KEPT) kept.answered.clear();
      kept.answered.set(question, answer);
      return answer;
    },
  };
}

function near(kept: Kept, model: NameModel, word: ReadWord, least: number): string[] {
  return candidates(kept, model, word)
    .map((each) => ({ each, likeness: model.compareWords(word, each.word, least).likeness }))
    .filter(({ likeness }) => likeness >= least)
    .toSorted((a, b) => b.likeness - a.likeness)
    .map(({ each }) => writtenOf(each));
}

function writtenOf({ word }: Entry): string {
  return word.written;
}

function readAsked(model: NameModel, asked: Map<string, ReadWord>, written: string): ReadWord {
  const word = asked.get(written) ?? model.word(written);
  if (asked.size >= MOST_KEPT) asked.clear();
  asked.set(written, word);
  return word;
}

function add(kept: Kept, model: NameModel, written: string): void {
  const there = kept.entries.get(written);
  if (there) return void (there.names += 1);
  const entry = { word: model.word(written), names: 1, looked: 0 };
  kept.entries.set(written, entry);
  kept.answered.clear();
  for (const [buckets, keys] of placesOf(kept, entry.word))
    for (const key of keys) {
      const bucket = buckets.get(key);
      if (bucket) bucket.push(entry);
      else buckets.set(key, [entry]);
    }
}

function remove(kept: Kept, written: string): void {
  const entry = kept.entries.get(written);
  if (!entry) return;
  entry.names -= 1;
  if (entry.names > 0) return;
  kept.entries.delete(written);
  kept.answered.clear();
  for (const [buckets, keys] of placesOf(kept, entry.word))
    for (const key of keys) {
      const left = (buckets.get(key) ?? []).filter((each) => each !== entry);
      if (left.length > 0) buckets.set(key, left);
      else buckets.delete(key);
    }
}

function placesOf({ byBones, byKey, byName }: Kept, word: ReadWord): [Buckets, string[]][] {
  return [
    [byBones, word.bones],
    [byKey, keysOfWord(word)],
    [byName, word.known],
  ];
}

function keysOfWord({ bones }: ReadWord): string[] {
  return [...new Set(bones.flatMap(keysOf))];
}

/** Who may be alike: those with the same bones, and those with one bone otherwise; of many, the nearest by a quick look. */
function candidates(kept: Kept, model: NameModel, word: ReadWord): Entry[] {
  kept.questions += 1;
  const same = unlooked(kept, kept.byBones, word.bones);
  const other = unlooked(kept, kept.byKey, keysOfWord(word));
  return [...nearest(model, word, same, SAME_BONES), ...nearest(model, word, other, OTHER_BONE)];
}

function unlooked({ questions }: Kept, buckets: Buckets, keys: string[]): Entry[] {
  const found: Entry[] = [];
  for (const key of keys)
    for (const entry of buckets.get(key) ?? []) {
      if (entry.looked === questions) continue;
      entry.looked = questions;
      found.push(entry);
    }
  return found;
}

/** The nearest by their plainest reading, where there are more than `most`. */
function nearest(model: NameModel, word: ReadWord, found: Entry[], most: number): Entry[] {
  if (found.length <= most) return found;
  const rated: { entry: Entry; cost: number }[] = [];
  for (const entry of found) {
    const cost = model.quickCost(word, entry.word);
    if (cost < NEVER) rated.push({ entry, cost });
  }
  return rated
    .toSorted((a, b) => a.cost - b.cost)
    .slice(0, most)
    .map(({ entry }) => entry);
}
