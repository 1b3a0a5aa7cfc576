import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { alignCost } from './align.ts';
import { makeKnown } from './known.ts';
import { lowerCase, readLetters } from './letters.ts';
import { makeReader, type Reader } from './readings.ts';
import { makeSpellings, readBy } from './spell.ts';
import { makeSounds, type Sounds } from './sounds.ts';
import { nameWords } from './words.ts';
import { readNameTables, type LikenessRow, type NameTables } from './tables.ts';

const tables = readNameTables();

/** What it costs to take one word for the other by these tables, before anything is known of names. */
function costBy(sounds: Sounds, reader: Reader, a: string, b: string): number {
  const costs = reader(a).flatMap((one) =>
    reader(b).map(
      (other) => one.cost + other.cost + alignCost(sounds, sounds.codes(one.sounds), sounds.codes(other.sounds)),
    ),
  );
  return Math.min(...costs);
}

const sounds = makeSounds(tables);
const reader = makeReader(tables);
test('every row of spellings changes how its spelling reads its example, and the example is the same name', () => {
  const spelled = (rows: NameTables['spellings'], name: string) =>
    makeSpellings({ ...tables, spellings: rows }).find((each) => each.name === (name === 'any' ? 'german' : name));
  const silent = tables.spellings.filter((row) => {
    const without = spelled(
      tables.spellings.filter((each) => each !== row),
      row.spelling,
    );
    const word = row.example.toLowerCase();
    const whole = spelled(tables.spellings, row.spelling);
    return !without || !whole || readBy(without, word) === readBy(whole, word);
  });
  const apart = tables.spellings.filter((row) => costBy(sounds, reader, row.example, row.sameAs) > 0.36);
  for (const rows of [silent, apart])
    assert.deepEqual(
      rows.map((row) => Object.values(row).join(' ')),
      [],
    );
});

test('every row of parts brings its example nearer', () => {
  const silent = tables.parts.filter((row) => {
    const without = makeReader({ ...tables, parts: tables.parts.filter((each) => each !== row) });
    const whole = costBy(sounds, reader, row.example, row.sameAs);
    return costBy(sounds, without, row.example, row.sameAs) < whole + 0.001;
  });
  assert.deepEqual(
    silent.map((row) => Object.values(row).join(' ')),
    [],
  );
});

test('every row of likenesses is noticed when it is taken away', () => {
  const costOf = (made: Sounds, { a, b }: LikenessRow) => alignCost(made, made.codes(`m${a}m`), made.codes(`m${b}m`));
  const silent = tables.likenesses.filter((row) => {
    const without = makeSounds({ ...tables, likenesses: tables.likenesses.filter((each) => each !== row) });
    return costOf(without, row) < costOf(sounds, row) + 0.001;
  });
  assert.deepEqual(
    silent.map(({ a, b }) => `${a} ${b}`),
    [],
  );
});

test('no two rows say two things about the same letters or the same sounds', () => {
  const spelled = tables.spellings.map(({ spelling, letters, when }) => `${spelling} ${letters} ${when}`);
  const alike = tables.likenesses.map(({ a, b }) => [a, b].toSorted().join(' '));
  for (const keys of [spelled, alike, tables.letters.map(({ letter }) => letter)])
    assert.deepEqual(
      keys.filter((key, index) => keys.indexOf(key) !== index),
      [],
    );
});

test('every letter of another script is read by its row alone, a sign for a vowel behind a consonant', () => {
  for (const row of tables.letters) {
    const without = makeReader({ ...tables, letters: tables.letters.filter((each) => each !== row) });
    const word = row.sounds.startsWith('=') ? `क${row.letter}म` : `ы${row.letter}ы`;
    assert.notDeepEqual(without(word), reader(word), row.letter);
  }
});

/** Words that have the sign where it stands for a letter: a letter of another script only counts among more of one. */
const withSign = ({ sign, letter, of }: NameTables['signs'][number]) =>
  of === 'latin' ? [`ббб${letter}ббб`, `mmm${sign}mmm`] : [`mm${sign}m`];

test('every sign stands for its letter by its row alone', () => {
  const silent = tables.signs.filter((row) => {
    const without = makeReader({ ...tables, signs: tables.signs.filter((each) => each !== row) });
    return isDeepStrictEqual(withSign(row).map(without), withSign(row).map(reader));
  });
  assert.deepEqual(
    silent.map(({ of, sign }) => `${of} ${sign}`),
    [],
  );
});

test('every word that stands in names and is none is known by its row alone', () => {
  const wordsBy = (rows: NameTables['nameWords'], text: string) =>
    nameWords(new Map(rows.map((row) => [row.word, row])), text);
  for (const row of tables.nameWords) {
    const text = `Ana ${row.word} Perović`;
    const without = tables.nameWords.filter((each) => each !== row);
    assert.notDeepEqual(wordsBy(without, text), wordsBy(tables.nameWords, text), row.word);
  }
});

const spellings = new Map(makeSpellings(tables).map((spelling) => [spelling.name, spelling]));
const letters = new Map(tables.letters.map(({ letter, sounds: said }) => [letter, said]));
const soundsOf = (name: string, spelling: string) => {
  const by = spellings.get(spelling);
  return (by ? readBy(by, lowerCase(name)) : readLetters(letters, lowerCase(name))) ?? '';
};
const twice = (keys: string[]) => keys.filter((key, at) => keys.indexOf(key) !== at);

test('every form of a name in another language is known as one, and by no second row', () => {
  const known = makeKnown({ ...tables, known: [], derived: [] });
  const keys = tables.sameNames.map(({ name, as, spelling }) => {
    const key = known.keyOf(soundsOf(as, spelling));
    const forms = known.sameAs(key).filter((each) => each.name === name && each.languages.has(spelling));
    assert.equal(forms.length, 1, `${as} (${spelling})`);
    return `${key} ${name} ${spelling}`;
  });
  assert.deepEqual(twice(keys), []);
});

test('every nickname leads to its name and back, and by no second row', () => {
  const known = makeKnown({ ...tables, known: [], derived: [] });
  const keys = tables.nicknames.map(({ nickname, name, spelling }) => {
    const [short, long] = [nickname, name].map((each) => known.keyOf(soundsOf(each, spelling)));
    assert.ok(short && long && short !== long, `${nickname} ${name}`);
    assert.ok(known.nicknames(short).includes(long) && known.nicknames(long).includes(short), `${nickname} ${name}`);
    return `${short} ${long}`;
  });
  assert.deepEqual(twice(keys), []);
});

test('a surname is known by the given name it is made of, each ending by its own row', () => {
  const known = makeKnown(tables);
  const bare = {
    ...tables,
    known: [{ spelling: 'south-slavic', names: tables.derived.map((row) => row.of) }],
    sameNames: [],
    nicknames: [],
  };
  for (const row of tables.derived) {
    const key = known.keyOf(row.example.toLowerCase());
    assert.ok(makeKnown(bare).has(key), row.example);
    const others = tables.derived.filter((each) => each !== row);
    const without = makeKnown({ ...bare, known: [{ spelling: 'south-slavic', names: [row.of] }], derived: others });
    assert.ok(!without.has(key), row.example);
  }
});

test('every name of the lists can be read by the spelling it stands under', () => {
  const listed = [
    ...tables.known.flatMap(({ spelling, names }) => names.map((name) => ({ spelling, name }))),
    ...tables.nicknames.flatMap(({ spelling, nickname, name }) =>
      [nickname, name].map((each) => ({ spelling, name: each })),
    ),
    ...tables.sameNames.map(({ spelling, as }) => ({ spelling, name: as })),
  ];
  const unread = listed.filter(({ spelling, name }) => soundsOf(name, spelling) === '');
  assert.deepEqual(
    unread.map(({ spelling, name }) => `${name} (${spelling})`),
    [],
  );
});

test('every name of the lists is known by its row, unless a vowel of it is not written', () => {
  const without = makeKnown({ ...tables, known: [], sameNames: [], nicknames: [], derived: [] });
  const known = makeKnown({ ...tables, sameNames: [], nicknames: [], derived: [] });
  for (const { spelling, names } of tables.known)
    for (const name of names) {
      const key = known.keyOf(soundsOf(name, spelling));
      assert.ok(key === '' || (known.has(key) && !without.has(key)), name);
    }
});
