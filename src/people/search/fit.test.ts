import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CompareTokens } from './compare-words.ts';
import { fitOf } from './fit.ts';
import type { IndexedName } from './index-entry.ts';
import { makeIndex } from './memory.ts';
import { readQuery } from './query.ts';
import { namedRecord } from './record.ts';

const record = namedRecord({
  ...{ kind: 'person', dossier: 'x', card: null, numbers: [], birthYear: null, at: 1 },
  names: [
    { text: 'Mara', kind: 'given' },
    { text: 'Marić', kind: 'surname' },
  ],
});

/** What words are worth to each other; those that are not here are nothing alike. */
const worths: Record<string, number> = { 'mar mara': 0.9, 'mar marić': 0.8, 'ma mara': 0.85 };
const compare: CompareTokens = (asked, recorded) => {
  const worth = worths[`${asked.written} ${recorded.written}`];
  return worth === undefined ? null : { grade: 'alike', how: [], worth, weak: false };
};

test('a word goes with one it is less like, where another word is like the first alone', () => {
  for (const query of ['mar ma', 'ma mar']) {
    const { nameFits, pairs } = fitOf(readQuery(query, null), record, compare);
    assert.ok(nameFits, query);
    assert.deepEqual(pairs.map(({ asked, recorded }) => `${asked.written} ${recorded?.written}`).toSorted(), [
      'ma mara',
      'mar marić',
    ]);
  }
});

test('in whichever order words are asked for, each goes with the word it is most like', () => {
  const house = makeIndex();
  const entry = { kind: 'person' as const, card: null, numbers: [], birthYear: null, at: 1 };
  for (const [given, surname] of [
    ['Stanimir', 'Stanić'],
    ['Milica', 'Milić'],
    ['Jovanka', 'Jovan'],
  ] as const)
    house.put({
      ...{ ...entry, dossier: given },
      names: [
        { text: given, kind: 'given' },
        { text: surname, kind: 'surname' },
      ],
    });
  const first = (query: string) => {
    const [hit] = house.find(readQuery(query, null)).found;
    return [hit?.record.entry.dossier, hit?.fit.pairs.map(({ recorded }) => recorded?.plain).toSorted()];
  };
  for (const [one, other, who] of [
    ['Stan Stanić', 'Stanić Stan', 'Stanimir'],
    ['Mil Milić', 'Milić Mil', 'Milica'],
    ['Jovan Jo', 'Jo Jovan', 'Jovanka'],
  ] as const) {
    assert.deepEqual(first(one), first(other));
    assert.equal(first(one)[0], who);
  }
});

type Row = { full: string; year?: number; place?: string };

/** Those a question finds among these, the best first: a name with its year, or a name with its place. */
function orderOf(query: string, rows: readonly Row[]): string[] {
  const house = makeIndex();
  for (const { full, year = null, place = '' } of rows) {
    const names: IndexedName[] = [{ text: full, kind: 'name' }];
    if (place !== '') names.push({ text: place, kind: 'place' });
    const dossier = [full, year, place].filter(Boolean).join(', ');
    house.put({ kind: 'contact', dossier, card: null, numbers: [], birthYear: year, names, at: 1 });
  }
  return house.find(readQuery(query, null)).found.map(({ record: { entry } }) => entry.dossier);
}

test('a year of birth counts by how far off it is, and another name of the right year stands behind the very name', () => {
  assert.deepEqual(
    orderOf('Marko Petrović 1990', [
      { full: 'Darko Petrović', year: 1990 },
      { full: 'Mirko Petrović', year: 1990 },
      { full: 'Mirko Petrović', year: 1970 },
      { full: 'Marko Petrović', year: 1970 },
      { full: 'Marko Petrović', year: 1987 },
      { full: 'Marko Petrović' },
      { full: 'Marko Petrović', year: 1991 },
      { full: 'Marko Petrović', year: 1990 },
    ]),
    [
      'Marko Petrović, 1990',
      'Marko Petrović, 1991',
      'Marko Petrović',
      'Marko Petrović, 1987',
      'Marko Petrović, 1970',
      'Mirko Petrović, 1990',
      'Darko Petrović, 1990',
      'Mirko Petrović, 1970',
    ],
  );
});

test('no year puts another name before a spelling of the one asked for, were the two as near as names are', () => {
  for (const [query, spelling, other] of [
    ['Anastazija', 'Анастазија', 'Anastasija'],
    ['Đorđe Petrović', 'Djordje Petrovic', 'Đorđe Perović'],
    ['Nada Petrović', 'Nađa Petrović', 'Rada Petrović'],
    ['Marko Novak Petrović', 'Петровић Марко Новак', 'Mirko Novak Petrović'],
  ] as const)
    assert.deepEqual(
      orderOf(`${query} 1990`, [
        { full: other, year: 1990 },
        { full: spelling, year: 1950 },
      ]),
      [`${spelling}, 1950`, `${other}, 1990`],
    );
});

test('a slip in the right year stands before the very name of another time', () => {
  const rows = [
    { full: 'Marko Petrović', year: 1960 },
    { full: 'Marko Petrovć', year: 1990 },
  ];
  assert.deepEqual(orderOf('Marko Petrović 1990', rows), ['Marko Petrovć, 1990', 'Marko Petrović, 1960']);
});

test('a place that is asked for whole stands before a name that only begins so, and behind that name itself', () => {
  assert.deepEqual(
    orderOf('Ana Beograd', [
      { full: 'Ana Beogradić' },
      { full: 'Ana Petrović', place: 'Beograd' },
      { full: 'Ana', place: 'Beograd' },
      { full: 'Ana Beograd' },
    ]),
    ['Ana Beograd', 'Ana, Beograd', 'Ana Petrović, Beograd', 'Ana Beogradić'],
  );
});

test('the same surname beside one name of two languages stands before a longer surname that only begins so, in either script', () => {
  const rows = ['Fatima Hasanović', 'Fatime Hasani', 'Fatma Hasan', 'Fatima Hasan'].map((full) => ({ full }));
  assert.deepEqual(orderOf('Fatima Hasan', rows).slice(0, 2), ['Fatima Hasan', 'Fatma Hasan']);
  assert.deepEqual(new Set(orderOf('فاطمة حسن', rows).slice(0, 2)), new Set(['Fatima Hasan', 'Fatma Hasan']));
});
