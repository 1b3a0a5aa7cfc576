import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { toCyrillic } from '#kernel/words-server.ts';
import { nameModel } from '../names/model.ts';
import { readNameTables } from '../names/tables.ts';
import type { IndexedName } from './index-entry.ts';
import { makeIndex, type Found, type MemoryIndex } from './memory.ts';
import { readQuery } from './query.ts';

const entry = { kind: 'person' as const, card: null, numbers: [], birthYear: null, at: 1 };

/** An index of these full names, a given name and a surname each; a dossier is called as its person. */
function houseOf(names: readonly string[]): MemoryIndex {
  const house = makeIndex();
  for (const name of names) {
    const [given = '', ...surname] = name.split(' ');
    const parts: IndexedName[] = [
      { text: given, kind: 'given' },
      { text: surname.join(' '), kind: 'surname' },
    ];
    house.put({ ...entry, dossier: name, names: parts });
  }
  return house;
}

const search = (house: MemoryIndex, query: string) => house.find(readQuery(query, null)).found;
const whoIn = (found: Found[]) => found.map(({ record }) => record.entry.dossier);

/** What is no spelling of a name: the beginning of one that is still typed, and a nickname, have rules of their own. */
const OTHER_RULES = new Set(['begins', 'nickname']);
const byScoreAlone = ({ fit }: Found) =>
  fit.pairs.every(({ likeness }) => !likeness?.how.some((how) => OTHER_RULES.has(how)));

describe('search orders by the score that astra names measures', () => {
  const model = nameModel();
  const likeness = (a: string, b: string) => model.likeness(model.read(a), model.read(b));
  const words = readNameTables().known.flatMap(({ spelling, names }) =>
    ['south-slavic', 'albanian', 'hungarian'].includes(spelling) ? names : [],
  );
  const stored = Array.from(
    { length: 1_200 },
    (_, at) => `${words[(at * 7_919) % words.length]} ${words[(Math.floor(at / 3) * 104_729 + 13) % words.length]}`,
  );
  const house = houseOf(stored);

  /** A name that is stored, as somebody else would write it, or mistype it. */
  const written = [
    (name: string) => name,
    (name: string) => toCyrillic(name),
    (name: string) => name.normalize('NFD').replaceAll(/\p{M}/gu, ''),
    (name: string) => name.split(' ').toReversed().join(' '),
    (name: string) => name.slice(0, 2) + name.slice(3),
    (name: string) => `${name.slice(0, -3)}e${name.slice(-2)}`,
    (name: string) => name.split(' ').at(-1) ?? '',
  ];

  test('hits of a name stand in the order of its likeness to theirs, and their score is that likeness', () => {
    let several = 0;
    fc.assert(
      fc.property(fc.constantFrom(...stored), fc.constantFrom(...written), (name, write) => {
        const query = write(name);
        const found = search(house, query).filter(byScoreAlone);
        const scores = found.map(({ record }) => likeness(query, record.entry.dossier));
        for (const [at, { fit }] of found.entries())
          assert.ok(Math.abs(fit.weight - (scores[at] ?? 0)) < 1e-9, `${query}: ${whoIn(found)[at]}`);
        assert.deepEqual(
          scores,
          scores.toSorted((a, b) => b - a),
          query,
        );
        if (found.length > 1) several += 1;
      }),
      { numRuns: 400 },
    );
    // Some sixty are usual; names are drawn anew each time.
    assert.ok(several > 15, 'hits to put in order');
  });
});

test('a name written as two words finds the same name written as one, and the other way round', () => {
  const house = houseOf([
    'Anamarija Petrović',
    'Ana Marija Petrović',
    'Ana Petrović',
    'Abdul Wahid',
    'Marijana Jovanović',
  ]);
  for (const query of ['Anamarija Petrović', 'Петровић Анамарија', 'Ana Marija Petrović', 'ana marija petrovic'])
    assert.deepEqual(whoIn(search(house, query)).toSorted(), ['Ana Marija Petrović', 'Anamarija Petrović'], query);
  assert.equal(whoIn(search(house, 'Anamarija'))[0], 'Anamarija Petrović');
  assert.equal(whoIn(search(house, 'Ana Marija'))[0], 'Ana Marija Petrović');
  assert.equal(whoIn(search(house, 'Ana Mari')).length, 2, 'while one types');
  assert.deepEqual(whoIn(search(house, 'Abdulvahid')), ['Abdul Wahid']);
  assert.deepEqual(whoIn(search(house, 'Marijana')), ['Marijana Jovanović'], 'a name that others make up is no two');
});

test('titles, articles and links hide nobody, and a short form is its word', () => {
  const house = houseOf(['Haddad Al-Amin', 'Muhamed Rana', 'Ana Marić', 'Dragan Đurić']);
  for (const [query, who] of [
    ['Dr Ana Marić', 'Ana Marić'],
    ['الحداد', 'Haddad Al-Amin'],
    ['Al Haddad', 'Haddad Al-Amin'],
    ['Haddad Amin', 'Haddad Al-Amin'],
    ['Md. Rana', 'Muhamed Rana'],
    ['Đurić Dr', 'Dragan Đurić'],
  ] as const)
    assert.deepEqual(whoIn(search(house, query)), [who], query);
});
