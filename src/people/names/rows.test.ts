import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alignCost } from './align.ts';
import { makeKnown } from './known.ts';
import { lowerCase, readLetters } from './letters.ts';
import { makeReader, type Reader } from './readings.ts';
import { makeSpellings, readBy } from './spell.ts';
import { makeSounds, type Sounds } from './sounds.ts';
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

test('every letter of another script, and every sign, is read by its row alone', () => {
  for (const row of tables.letters.filter((each) => each.sounds !== '' && !each.sounds.startsWith('='))) {
    const without = makeReader({ ...tables, letters: tables.letters.filter((each) => each !== row) });
    assert.notDeepEqual(without(`ы${row.letter}ы`), reader(`ы${row.letter}ы`), row.letter);
  }
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
  const letters = new Map(tables.letters.map(({ letter, sounds: said }) => [letter, said]));
  const spellings = new Map(makeSpellings(tables).map((spelling) => [spelling.name, spelling]));
  const listed = [
    ...tables.known.flatMap(({ spelling, names }) => names.map((name) => ({ spelling, name }))),
    ...tables.nicknames.flatMap(({ spelling, nickname, name }) =>
      [nickname, name].map((each) => ({ spelling, name: each })),
    ),
    ...tables.sameNames.map(({ spelling, as }) => ({ spelling, name: as })),
  ];
  const unread = listed.filter(({ spelling, name }) => {
    const by = spellings.get(spelling);
    const word = lowerCase(name);
    return !(by ? readBy(by, word) : readLetters(letters, word));
  });
  assert.deepEqual(
    unread.map(({ spelling, name }) => `${name} (${spelling})`),
    [],
  );
});
