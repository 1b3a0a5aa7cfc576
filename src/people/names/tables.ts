import { readTable, type ListRow } from '#kernel/lists.ts';

/** A sound, what it costs where the other name has nothing, and the letters known names are kept under. */
export type SoundRow = { sound: string; kind: string; leftOut: number; knownAs: string; bone: string };
export type LanguageRow = { spelling: string; cost: number; letters: string };
export type SpellingRow = { spelling: string; letters: string; when: string; sounds: string } & Example;
export type LikenessRow = { a: string; b: string; cost: number; kind: string };
export type PartRow = { where: string; part: string; instead: string; cost: number } & Example;
export type SignRow = { sign: string; letter: string; of: string };
export type LetterRow = { letter: string; sounds: string };
export type NameWordRow = { word: string; kind: string; standsFor: string };
export type KnownRow = { spelling: string; names: string[] };
export type DerivedRow = { ending: string; instead: string; example: string; of: string };
export type SameNameRow = { name: string; as: string; spelling: string };
export type NicknameRow = { nickname: string; name: string; spelling: string };

/** Two spellings of one name that only this row brings as near as they are. */
type Example = { example: string; sameAs: string };

/** The tables of the name model as they stand in `lists/names/`. A test takes rows away; the program reads them whole. */
export type NameTables = {
  sounds: SoundRow[];
  languages: LanguageRow[];
  spellings: SpellingRow[];
  likenesses: LikenessRow[];
  parts: PartRow[];
  signs: SignRow[];
  letters: LetterRow[];
  nameWords: NameWordRow[];
  known: KnownRow[];
  derived: DerivedRow[];
  sameNames: SameNameRow[];
  nicknames: NicknameRow[];
};

/** Reads the tables of the name model. */
export function readNameTables(): NameTables {
  return {
    sounds: rows('sounds', (row) => ({
      ...only(row, 'sound', 'kind'),
      leftOut: Number(row['left_out']),
      knownAs: row['known_as'] ?? '',
      bone: row['bone'] ?? '',
    })),
    languages: rows('languages', (row) => ({ ...only(row, 'spelling', 'letters'), cost: Number(row['cost']) })),
    spellings: rows('spellings', (row) => ({
      ...only(row, 'spelling', 'letters', 'when', 'sounds'),
      ...exampleOf(row),
    })),
    likenesses: rows('likenesses', (row) => ({ ...only(row, 'a', 'b', 'kind'), cost: Number(row['cost']) })),
    parts: rows('parts', (row) => ({
      ...only(row, 'where', 'part', 'instead'),
      cost: Number(row['cost']),
      ...exampleOf(row),
    })),
    signs: rows('signs', (row) => only(row, 'sign', 'letter', 'of')),
    letters: rows('alphabets', (row) => only(row, 'letter', 'sounds')),
    nameWords: readNameWords(),
    known: [...rows('known', knownOf), ...rows('common', knownOf)],
    derived: rows('derived', (row) => only(row, 'ending', 'instead', 'example', 'of')),
    sameNames: rows('same-names', (row) => only(row, 'name', 'as', 'spelling')),
    nicknames: rows('nicknames', (row) => only(row, 'nickname', 'name', 'spelling')),
  };
}

/** Reads the words that stand in names and are no name. */
export function readNameWords(): NameWordRow[] {
  return rows('name-words', (row) => ({ ...only(row, 'word', 'kind'), standsFor: row['stands_for'] ?? '' }));
}

function rows<Row>(name: string, rowOf: (row: ListRow) => Row): Row[] {
  return readTable(new URL(`../lists/names/${name}.tsv`, import.meta.url)).map(rowOf);
}

function only<Key extends string>(row: ListRow, ...keys: Key[]): Record<Key, string> {
  return Object.fromEntries(keys.map((key) => [key, row[key] ?? ''])) as Record<Key, string>;
}

function exampleOf(row: ListRow): Example {
  return { example: row['example'] ?? '', sameAs: row['same_as'] ?? '' };
}

function knownOf(row: ListRow): KnownRow {
  return { spelling: row['spelling'] ?? '', names: (row['names'] ?? '').split(' ') };
}
