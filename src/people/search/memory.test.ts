import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTable } from '#kernel/lists.ts';
import { toCyrillic } from '#kernel/words-server.ts';
import { normalNumber } from '../number.ts';
import type { IndexedName, IndexEntry } from './index-entry.ts';
import { packEntries } from './packed.ts';
import { wholeMatch } from './query-match.ts';
import { makeIndex, type Match, type MemoryIndex } from './memory.ts';
import { isWhole, readFields, readQuery, type Asked } from './query.ts';

const index = makeIndex();
function put(
  dossier: string,
  names: [string, IndexedName['kind']][],
  numbers: string[],
  birthYear: number | null,
): void {
  index.put({
    kind: 'person',
    dossier,
    card: null,
    names: names.map(([text, kind]) => ({ text, kind })),
    numbers: numbers.map(normalNumber),
    birthYear,
    at: 1,
  });
}
put(
  'andjelija',
  [
    ['Анђелија', 'given'],
    ['Ћурђин', 'surname'],
  ],
  ['060 123 45 28'],
  2005,
);
put(
  'andjelka',
  [
    ['Anđelka', 'given'],
    ['Đurđinović', 'surname'],
  ],
  [],
  null,
);
put(
  'sonja',
  [
    ['Sonja', 'given'],
    ['Hadži-Žerajić', 'surname'],
    ['Soki', 'nickname'],
  ],
  ['+43 660 7654321'],
  1999,
);
put('nameless', [], ['061 000 99 88'], null);

/** The first of those that fit, with the reasons. */
function best(of: MemoryIndex, asked: Asked): Match | undefined {
  const [first] = of.find(asked).found;
  return first && of.compare(first.record.entry.dossier, asked);
}

const found = (of: MemoryIndex, query: string) =>
  of.find(readQuery(query, null)).found.map((match) => match.record.entry.dossier);

const queries: [string, string, string[]][] = [
  ['Latin for Cyrillic', 'Anđelija Ćurđin', ['andjelija']],
  ['without marks', 'Andjelija Curdjin', ['andjelija']],
  ['Cyrillic for Latin', 'Соња', ['sonja']],
  ['dj for đ', 'djurdjinovic', ['andjelka']],
  ['bare d for đ is two letters short', 'durdinovic', ['andjelka']],
  ['swapped order', 'ćurđin anđelija', ['andjelija']],
  ['while typing', 'djurdjin andjel', ['andjelka', 'andjelija']],
  ['one letter wrong', 'Sonia', ['sonja']],
  ['neighbours swapped', 'Ajnđelija', ['andjelija']],
  ['three letters have no typing errors', 'Son', ['sonja']],
  ['nickname', 'soki', ['sonja']],
  ['half of a double surname', 'zerajic', ['sonja']],
  ['an initial, or a word just begun', 'Sonja H', ['sonja']],
  ['nothing alike', 'Radmila', []],
  ['one word right, one wrong', 'Sonja Radmila', []],
  ['a number however written', '+381 60 1234528', ['andjelija']],
  ['its last six digits', '234528', ['andjelija']],
  ['five digits are too few', '34528', []],
  ['another number', '060 123 45 29', []],
  ['a number beside a name', 'Anđelija 060 123-45-28', ['andjelija']],
  ['its end beside a name', '234528, Ćurđin', ['andjelija']],
  ['the number of one beside the name of another', 'Sonja +381 60 1234528', ['andjelija', 'sonja']],
  ['nothing', '', []],
];
for (const [name, query, expected] of queries)
  test(`search: ${name}`, () => assert.deepEqual(found(index, query).toSorted(), expected.toSorted()));

test('the reasons say: same number, name in another script, surname without marks, year differs', () => {
  const asked = readFields({ number: '060/1234528', name: 'Anđelija Curdjin', birthYear: 2006 });
  const hit = best(index, asked);
  assert.deepEqual(
    hit?.reasons.map(({ field, grade, how, recorded }) => [field, grade, how, recorded]),
    [
      ['number', 'equal', [], '060 ••• ••28'],
      ['given', 'alike', ['script'], 'Анђелија'],
      ['surname', 'alike', ['script', 'marks'], 'Ћурђин'],
      ['birth_year', 'differs', [], '2005'],
    ],
  );
});

test('a number alone is a hit though the name is another, and says so; without a name on record it is unknown', () => {
  const other = best(index, readFields({ number: '0601234528', name: 'Radmila', birthYear: null }));
  assert.deepEqual(
    other?.reasons.map(({ field, grade }) => [field, grade]),
    [
      ['number', 'equal'],
      ['name', 'differs'],
    ],
  );
  const unknown = best(index, readFields({ number: '0610009988', name: 'Radmila', birthYear: 1990 }));
  assert.deepEqual(
    unknown?.reasons.map(({ grade }) => grade),
    ['equal', 'unknown', 'unknown'],
  );
});

test('a swapped name says that it is swapped', () => {
  const hit = best(index, readQuery('Ćurđin Anđelija', null));
  assert.ok(hit?.reasons.some((reason) => reason.field === 'order'));
  const straight = best(index, readQuery('Anđelija Ćurđin', null));
  assert.ok(!straight?.reasons.some((reason) => reason.field === 'order'));
});

test('a year in the line is a year of birth, and does not hide a record that has none', () => {
  const hit = best(index, readQuery('Anđelija 2005', null));
  assert.ok(hit?.reasons.some((reason) => reason.field === 'birth_year' && reason.grade === 'equal'));
  assert.equal(found(index, 'Anđelka 1980.')[0], 'andjelka');
  for (const line of [
    'Anđelija 1.12.2005.',
    '01/12/2005 Anđelija',
    'Anđelija 2005-12-01',
    '060 1234528 Anđelija 2005',
  ]) {
    const asked = readQuery(line, null);
    assert.deepEqual([asked.birthYear, asked.tokens.map(({ plain }) => plain)], [2005, ['andjelija']], line);
  }
  for (const line of ['Ana 060 1990 123', 'Ana 060 1990 123 2005'])
    assert.equal(readQuery(line, null).number, '+381601990123', 'digits of a number are no year');
  const both = readQuery('Anđelija 1.12.2005.', 1999);
  assert.deepEqual([both.number, both.birthYear, both.tokens.length], ['', 1999, 4], 'a date is no number');
});

test('of two entries of one dossier the later holds, and a buried one is found no more', () => {
  const other = makeIndex();
  const entry = { kind: 'person' as const, dossier: 'x', card: null, numbers: [], birthYear: null };
  other.put({ ...entry, names: [{ text: 'Nova', kind: 'given' }], at: 2 });
  other.put({ ...entry, names: [{ text: 'Stara', kind: 'given' }], at: 1 });
  assert.equal(other.find(readQuery('Stara', null)).found.length, 0);
  assert.equal(other.find(readQuery('Nova', null)).found.length, 1);
  other.bury('x');
  assert.equal(other.find(readQuery('Nova', null)).found.length, 0);
});

test('only a whole number, or a full name with the year of birth, is a whole question', () => {
  const whole = (query: string) => isWhole(readQuery(query, null));
  assert.deepEqual(['0601234528', '234528', 'Ana Anić 1990', 'Ana Anić', 'Ana 1990', '116 000'].map(whole), [
    true,
    false,
    true,
    false,
    false,
    false,
  ]);
});

test('a short name with another first letter is another name, in both scripts, unless something else agrees', () => {
  const short = makeIndex();
  const entry = { kind: 'person' as const, card: null, numbers: [normalNumber('060 77 88 991')], at: 1 };
  const rada = [
    { text: 'Рада', kind: 'given' as const },
    { text: 'Petrović', kind: 'surname' as const },
  ];
  short.put({ ...entry, dossier: 'rada', names: rada, birthYear: 1990 });
  const hits = (query: string) => short.find(readQuery(query, null)).found.length;
  const asked: [string, number][] = [
    ['Nada', 0],
    ['Нада', 0],
    ['Lada', 0],
    ['Rdaa', 1],
    ['Рада', 1],
    ['Nada Petrović', 1],
    ['Нада Петровић', 1],
    ['Nada 1990', 1],
    ['Nada 1991', 0],
  ];
  for (const [query, count] of asked) assert.equal(hits(query), count, query);
  assert.equal(short.find(readFields({ name: 'Nada', number: '0607788991', birthYear: null })).found.length, 1);
});

test('a name is found as other languages spell it, by its nickname, and as the same name of another language', () => {
  const house = makeIndex();
  const entry = { kind: 'person' as const, card: null, numbers: [], birthYear: null, at: 1 };
  const people: [string, string, string][] = [
    ['tschubrilo', 'Slavica', 'Čubrilo'],
    ['stefan', 'István', 'Kočiš'],
    ['halid', 'Halid', 'Hamidović'],
    ['vjaceslav', 'В’ячеслав', 'Лук’яненко'],
  ];
  for (const [dossier, given, surname] of people)
    house.put({
      ...entry,
      dossier,
      names: [
        { text: given, kind: 'given' },
        { text: surname, kind: 'surname' },
      ],
    });
  const first = (query: string) => {
    const hit = best(house, readQuery(query, null));
    return [hit?.record.entry.dossier, ...(hit?.reasons ?? []).flatMap(({ how }) => how)];
  };
  assert.deepEqual(first('Tschubrilo'), ['tschubrilo', 'spelling']);
  assert.deepEqual(first('Stefan Kocis'), ['stefan', 'same_name', 'marks']);
  assert.deepEqual(first('خالد'), ['halid', 'spelling']);
  assert.equal(first('Lukjanenko')[0], 'vjaceslav');
  const reasons = best(house, readQuery("Lukjanenko В'ячеслав", null))?.reasons.map(({ recorded }) => recorded);
  assert.deepEqual(reasons, ['Лук’яненко', 'В’ячеслав', '']);
  house.put({ ...entry, dossier: 'zoran', names: [{ text: 'Zoran', kind: 'given' }] });
  assert.deepEqual(first('Zoki'), ['zoran', 'nickname']);
  house.bury('zoran');
  assert.equal(house.find(readQuery('Zoki', null)).found.length, 0);
});

function listedNames(language: string, kind: string): string[] {
  const rows = readTable(new URL('../lists/names/common.tsv', import.meta.url));
  const listed = rows.filter((row) => row['language'] === language && row['kind'] === kind);
  return listed.flatMap((row) => (row['names'] ?? '').split(' '));
}

/** Common names as they stand in documents of the region, a given name and a surname each. */
function commonNames(count: number): string[] {
  const of = (kind: string) => listedNames('sr', kind);
  const [given, surnames] = [of('given'), of('surname')];
  return Array.from(
    { length: count },
    (_, at) => `${given[(at * 7) % given.length]} ${surnames[(at * 11) % surnames.length]}`,
  );
}

test('common Serbian names typed without marks, and asked for in Cyrillic, are found first', () => {
  const house = makeIndex();
  const all = commonNames(1_500);
  const entry = { kind: 'person' as const, card: null, numbers: [], birthYear: null, at: 1 };
  for (const name of all) {
    const [given = '', surname = ''] = name.split(' ');
    house.put({
      ...entry,
      dossier: name,
      names: [
        { text: given, kind: 'given' },
        { text: surname, kind: 'surname' },
      ],
    });
  }
  const asked = all.slice(0, 110);
  const missed = asked.flatMap((name) =>
    [stripped(name), toCyrillic(name)].filter(
      (query) => house.find(readQuery(query, null)).found[0]?.record.entry.dossier !== name,
    ),
  );
  assert.ok(missed.length <= asked.length * 2 * 0.01, missed.join(', '));
});

function stripped(name: string): string {
  return name.replaceAll('đ', 'dj').replaceAll('Đ', 'Dj').normalize('NFD').replaceAll(/\p{M}/gu, '');
}

test('a place stands in the one box beside a name, says so, and makes no full name', () => {
  const house = makeIndex();
  const entry = { kind: 'contact' as const, card: null, numbers: [], birthYear: 1990, at: 1 };
  const of = (name: string, place: string): IndexedName[] => [
    { text: name, kind: 'name' },
    { text: place, kind: 'place' },
  ];
  house.put({ ...entry, dossier: 'sombor', names: of('Dragana', 'Сомбор') });
  house.put({ ...entry, dossier: 'pirot', names: of('Dragana', 'Pirot') });
  house.put({ ...entry, dossier: 'unnamed', names: of('', 'Pirot') });
  const asked = readQuery('dragana sombor 1990', null);
  const [first, ...others] = house.find(asked).found;
  assert.deepEqual([first?.record.entry.dossier, others.length], ['sombor', 0]);
  assert.equal(first && wholeMatch(first.fit), null);
  const reasons = best(house, asked)?.reasons.map(({ field, grade, how }) => [field, grade, ...how]);
  assert.deepEqual(reasons, [
    ['name', 'equal'],
    ['place', 'alike', 'script'],
    ['birth_year', 'equal'],
  ]);
  assert.deepEqual(house.find(readQuery('pirot', null)).found.length, 2);
});

test('what a beginning fits comes in pages, the likeliest first, each record once', () => {
  const house = makeIndex();
  const entry = { kind: 'person' as const, card: null, numbers: [], birthYear: null, at: 1 };
  for (let at = 0; at < 1_200; at++)
    house.put({
      ...entry,
      dossier: `m${at}`,
      names: [{ text: at === 700 ? 'Mar' : `Mar${'aeiou'.charAt(at % 5)}`, kind: 'given' }],
    });
  const pages = Array.from({ length: 13 }, (_, page) => page).map((page) => house.find(readQuery('mar', null), page));
  assert.deepEqual(
    pages.map((page) => [page.found.length, page.more]),
    [...Array.from({ length: 11 }, () => [100, true]), [100, false], [0, false]],
  );
  assert.equal(pages[0]?.found[0]?.record.entry.dossier, 'm700');
  assert.equal(new Set(pages.flatMap((page) => page.found.map(({ record }) => record.entry.dossier))).size, 1_200);
});

test('an initial puts those first some other name of whom begins so, in any script, and hides nobody', () => {
  const house = makeIndex();
  const entry = { kind: 'person' as const, card: null, numbers: [], birthYear: null, at: 1 };
  const add = (dossier: string, given: string, surname: string) =>
    house.put({
      ...{ ...entry, dossier },
      names: [
        { text: given, kind: 'given' },
        { text: surname, kind: 'surname' },
      ],
    });
  for (let at = 0; at < 150; at++) add(`jovan${at}`, 'Jovan', 'Marković');
  add('milan', 'Milan', toCyrillic('Marković'));
  add('djordje', 'Đorđe', 'Marković');
  add('ljilja', toCyrillic('Ljilja'), 'Marković');
  add('muhamed', 'محمد', 'Marković');
  const first = (query: string, count = 1) => found(house, query).slice(0, count).toSorted();
  assert.deepEqual(first('Marković M', 2), ['milan', 'muhamed']);
  assert.deepEqual(first(`${toCyrillic('Marković M')}.`), ['milan']);
  for (const initial of ['Đ', 'D', toCyrillic('Đ')]) assert.deepEqual(first(`Markovic ${initial}`), ['djordje']);
  for (const initial of ['L', toCyrillic('Lj')]) assert.deepEqual(first(`Marković ${initial}`), ['ljilja']);
  assert.deepEqual(first('م Marković'), ['muhamed']);
  assert.equal(found(house, 'Marković X').length, 100, 'a page of all');
  const reasons = best(house, readQuery('Marković Đ', null))?.reasons.map(({ field, how, recorded }) => [
    field,
    ...how,
    recorded,
  ]);
  assert.deepEqual(reasons, [
    ['surname', 'Marković'],
    ['given', 'begins', 'Đorđe'],
  ]);
});

test('of many whom a beginning fits, those meant are looked at alone', () => {
  const house = makeIndex();
  for (let at = 0; at < 300; at++)
    house.put({
      ...{ kind: 'person', dossier: `m${at}`, card: null, numbers: [], birthYear: null, at },
      names: [{ text: `Mara${at}`, kind: 'given' }],
    });
  const { found: few, more } = house.find(readQuery('ma', null), 0, ['m299', 'm1', 'nobody']);
  assert.deepEqual([few.map(({ record }) => record.entry.dossier).toSorted(), more], [['m1', 'm299'], false]);
});

test('of entries that come again before they are named, each is named once; one buried meanwhile is not', () => {
  const house = makeIndex();
  const entry = { kind: 'person' as const, card: null, birthYear: null };
  const of = (dossier: string, text: string, number: string, at: number): IndexEntry => ({
    ...{ ...entry, dossier, names: [{ text, kind: 'given' }], numbers: [number], at },
  });
  house.take(packEntries([of('a', 'Radmila', '+381601112233', 1), of('b', 'Radmila', '+381609992233', 1)]));
  house.take(packEntries([of('a', 'Radomir', '+381601112233', 2), of('b', 'Radmila', '+381609992233', 1)]));
  house.bury('a');
  house.take(packEntries([of('a', 'Radmila', '+381601112233', 3), of('c', 'Slavica', '+381601112233', 2)]));
  while (house.nameSome());
  const dossiers = (query: string) =>
    house.find(readQuery(query, null)).found.map(({ record }) => record.entry.dossier);
  assert.deepEqual([dossiers('radmila'), dossiers('slavica'), dossiers('rad')], [['b'], ['c'], ['b']]);
  assert.deepEqual([dossiers('+381601112233'), dossiers('112233'), dossiers('992233')], [['c'], ['c'], ['b']]);
  house.bury('b');
  assert.deepEqual([dossiers('radmila'), house.size()], [[], 1]);
});
