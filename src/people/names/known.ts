import { lowerCase, readLetters } from './letters.ts';
import { makeSpellings, readBy } from './spell.ts';
import type { NameTables } from './tables.ts';

/** What is known to be a name, by how it sounds without marks. */
export type Known = {
  /** The key under which sounds are known. */
  keyOf(sounds: string): string;
  has(key: string): boolean;
  /** The names of several languages that this key is one of, each with the languages that write it so. */
  sameAs(key: string): readonly OneOf[];
  /** Keys of the names this is a nickname of, and of the nicknames of this name. */
  nicknames(key: string): readonly string[];
};

/** A name that many languages have, and those whose form of it this is. */
export type OneOf = { name: string; languages: ReadonlySet<string> };

const SHORTEST_STEM = 3;

/** The names that are known to be names, and the surnames that are made of them. */
export function makeKnown(tables: NameTables): Known {
  const keyOf = keyMaker(tables);
  const names = knownKeys(tables, keyOf);
  const derived = tables.derived.map(({ ending, instead }) => ({ ending: keyOf(ending), instead: keyOf(instead) }));
  const isDerived = (key: string) =>
    derived.some(({ ending, instead }) => {
      const stem = key.slice(0, key.length - ending.length);
      return key.endsWith(ending) && stem.length >= SHORTEST_STEM && names.has(stem + instead);
    });
  const groups = groupsOf(tables, keyOf);
  const nicknames = nicknamesOf(tables, keyOf);
  for (const key of [...groups.keys(), ...nicknames.keys()]) names.add(key);
  return {
    keyOf,
    has: (key) => key !== '' && (names.has(key) || isDerived(key)),
    sameAs: (key) => groups.get(key) ?? [],
    nicknames: (key) => nicknames.get(key) ?? [],
  };
}

function nicknamesOf(tables: NameTables, keyOf: (sounds: string) => string): Map<string, string[]> {
  const nicknames = new Map<string, string[]>();
  const read = nameReader(tables);
  for (const { nickname, name, spelling } of tables.nicknames) {
    const [short, long] = [keyOf(read(nickname, spelling)), keyOf(read(name, spelling))];
    nicknames.set(short, [...(nicknames.get(short) ?? []), long]);
    nicknames.set(long, [...(nicknames.get(long) ?? []), short]);
  }
  return nicknames;
}

function groupsOf(tables: NameTables, keyOf: (sounds: string) => string): Map<string, OneOf[]> {
  const groups = new Map<string, Map<string, Set<string>>>();
  const read = nameReader(tables);
  for (const { name, as, spelling } of tables.sameNames) {
    const key = keyOf(read(as, spelling));
    const ofKey = groups.get(key) ?? new Map<string, Set<string>>();
    groups.set(key, ofKey.set(name, (ofKey.get(name) ?? new Set()).add(spelling)));
  }
  return new Map(
    [...groups].map(([key, ofKey]) => [key, [...ofKey].map(([name, languages]) => ({ name, languages }))]),
  );
}

/** Whether two words are one name in two languages; two forms of one language (Ivan, Jovan) are two names there. */
export function isSameName(a: readonly OneOf[], b: readonly OneOf[]): boolean {
  return a.some((one) =>
    b.some(
      ({ name, languages }) => name === one.name && [...languages].every((language) => !one.languages.has(language)),
    ),
  );
}

/** Reads a name of a list by the spelling the list names. */
function nameReader(tables: NameTables): (name: string, spelling: string) => string {
  const spellings = new Map(makeSpellings(tables).map((spelling) => [spelling.name, spelling]));
  const letters = new Map(tables.letters.map(({ letter, sounds }) => [letter, sounds]));
  return (name, spelling) => {
    const by = spellings.get(spelling);
    const word = lowerCase(name);
    return (by ? readBy(by, word) : readLetters(letters, word)) ?? '';
  };
}

/**
 * The key of sounds: without marks, each letter once, je and ija as the languages around write them too. Empty where a
 * vowel is not written: too many names would be that one.
 */
function keyMaker({ sounds }: NameTables): (sounds: string) => string {
  const as = new Map(sounds.map(({ sound, knownAs }) => [sound, knownAs]));
  const open = new Set(sounds.flatMap(({ sound, kind }) => (kind === 'open' ? [sound] : [])));
  return (text) => {
    let heard = '';
    for (const sound of text) {
      if (open.has(sound)) return '';
      heard += as.get(sound) ?? '';
    }
    return heard
      .replaceAll(/d[jz]/g, 'd')
      .replaceAll(/j(?=e)/g, '')
      .replaceAll(/ij(?=[aou]|$)/g, 'i')
      .replaceAll(/(.)\1/g, '$1');
  };
}

function knownKeys(tables: NameTables, keyOf: (sounds: string) => string): Set<string> {
  const read = nameReader(tables);
  const keys = new Set(tables.known.flatMap(({ spelling, names }) => names.map((name) => keyOf(read(name, spelling)))));
  keys.delete('');
  return keys;
}
