import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toCyrillic } from '#kernel/words-server.ts';
import { fieldOf } from './comparers.ts';
import { jaroWinkler } from './jaro-winkler.ts';
import type { ColumnKind } from './kinds.ts';
import { makeNameBook } from './name-book.ts';
import { surelyDiffer, textLevel } from './text-level.ts';
import { outlineOf } from './outline.ts';
import { isOneLeftOut, isOneSlip } from './slips.ts';

/** The level two cells have as a kind, "missing" where one says nothing. */
function level(kind: ColumnKind, a: string, b: string): string {
  const field = fieldOf({ name: 'x', kind, a: [a], b: [b] }, { book: makeNameBook([a, b]), year: 2026 });
  const [left, right] = [field.a[0] ?? 0, field.b[0] ?? 0];
  if (left === 0 || right === 0) return 'missing';
  return field.levels[(left === right ? (field.same[left] ?? 0) : field.level(left, right)) - 1] ?? '';
}

test('Jaro-Winkler is as published', () => {
  // Winkler 1990 and the examples that every implementation is held against.
  for (const [a, b, likeness] of [
    ['martha', 'marhta', 0.9611],
    ['dwayne', 'duane', 0.84],
    ['dixon', 'dicksonx', 0.8133],
    ['abroms', 'abrams', 0.9222],
    ['a', 'b', 0],
  ] as const)
    assert.equal(Number(jaroWinkler(a, b).toFixed(4)), likeness, `${a} ${b}`);
});

test('names are the same in any script and with or without marks', () => {
  assert.equal(level('surname', 'Đorđević', 'Djordjevic'), 'exact');
  assert.equal(level('surname', 'Đorđević', toCyrillic('Đorđević')), 'exact');
  assert.equal(level('surname', 'Đorđević', 'Đorđevć'), 'near');
  assert.equal(level('surname', 'Đorđević', 'Hoxha'), 'differs');
  assert.equal(level('full_name', 'Nada Perović', toCyrillic('Perović, Nada')), 'exact');
  assert.equal(level('full_name', 'Nada Perović', 'Nada Ana Perović'), 'near');
  assert.equal(level('full_name', 'Nada Perović', 'Vida Perović'), 'differs');
});

test('names are judged by the name model: spellings, forms of other languages, nicknames, and two names a letter apart', () => {
  for (const [a, b, expected] of [
    ['Hoxha', 'Hodža', 'spelling'],
    ['Müller', 'Mueller', 'spelling'],
    ['Đorđević', 'Dordevic', 'spelling'],
    ['Mohammed', 'محمد', 'near'],
    ['Stefan', 'István', 'spelling'],
    ['Aleksandar', 'Saša', 'nickname'],
    ['Ana Marija', 'Anamarija', 'near'],
    ['N.', 'Nada', 'far'],
    ['Perović', 'Ferović', 'far'],
    ['Marko', 'Mirko', 'differs'],
    ['Nada', 'Vida', 'differs'],
  ] as const)
    for (const kind of ['given_name', 'full_name'] as const) assert.equal(level(kind, a, b), expected, `${a} ${b}`);
  assert.equal(level('full_name', 'Nada Perović', 'Perović N.'), 'far');
  assert.equal(level('full_name', 'Saša Hoxha', 'Hodža Aleksandar'), 'nickname');
});

test('which of two spellings is met first changes nothing', () => {
  const [plain, marked, other] = ['Muller', 'Müller', 'Mueller'];
  const levelIn = (cells: string[]) => {
    const field = fieldOf({ name: 'x', kind: 'surname', a: cells, b: null }, { book: makeNameBook(cells), year: 2026 });
    const [cell = 0, last = 0] = [field.a[0], field.a[cells.indexOf(other)]];
    return field.level(cell, last);
  };
  assert.equal(levelIn([plain, marked, other]), levelIn([marked, plain, other]));
});

test('days: the same in any writing, day and month swapped, a digit slipped, a year off', () => {
  for (const other of ['9.12.1908.', '09/12/1908', '1908-12-09', '1908-12-09T00:00:00'])
    assert.equal(level('birth_date', '19081209', other), 'exact', other);
  assert.equal(level('birth_date', '19081209', '12.9.1908.'), 'day_month');
  assert.equal(level('birth_date', '19081209', '19081208'), 'slip');
  assert.equal(level('birth_date', '19081209', '19082109'), 'slip');
  assert.equal(level('birth_date', '19991209', '20001209'), 'year_near');
  assert.equal(level('birth_date', '19081209', '19450302'), 'differs');
});

test('years and ages: a range holds what lies in it', () => {
  assert.equal(level('birth_date', '19981209', '1998'), 'year');
  assert.equal(level('birth_year', '1998', '1998.'), 'year');
  assert.equal(level('birth_date', '20041209', '21'), 'within');
  assert.equal(level('age', '35-45', '40'), 'within');
  assert.equal(level('age', '17', '16 god.'), 'within');
  assert.equal(level('birth_year', '1998', '1999'), 'years_near');
  assert.equal(level('age', '17', '40'), 'differs');
  for (const young of ['7 meseci', toCyrillic('7 meseci'), '7 months', '7 Monate', '12 dana'])
    assert.equal(level('age', young, '7'), 'missing', young);
});

test('telephones and documents: any writing, the end alike, one slip, several in one cell', () => {
  assert.equal(level('telephone', '060 123-45-28', '+381 60 1234528'), 'exact');
  assert.equal(level('telephone', '060 1234528', '+49 60 1234528'), 'ending');
  assert.equal(level('telephone', '060 1234528', '060 1234529'), 'slip');
  assert.equal(level('telephone', '060 1234528; 021 555333', '021/555-333'), 'exact');
  assert.equal(level('telephone', '060 1234528; 021 555333', '065 9876541'), 'differs');
  assert.equal(level('document', 'P 0012-345', 'p0012345'), 'exact');
  assert.equal(level('document', '2807950739844', '2807950738944'), 'slip');
  assert.equal(level('document', '2807950739844', '280795073984'), 'slip');
  assert.equal(level('sex', 'Ž', toCyrillic('žensko')), 'exact');
});

test('missing is not different, and what cannot be read is missing', () => {
  for (const kind of ['given_name', 'birth_date', 'telephone', 'document', 'sex', 'place'] as const) {
    assert.equal(level(kind, '', 'Nada 1998'), 'missing', kind);
    assert.equal(level(kind, ' - ', '?'), 'missing', kind);
  }
  assert.equal(level('birth_date', 'oko Božića', '19981209'), 'missing');
});

const word = fc.string({ unit: fc.constantFrom(...'abcdeđčžijnorstv 012'), maxLength: 12 });
const kinds: ColumnKind[] = ['given_name', 'full_name', 'birth_date', 'age', 'telephone', 'document', 'place', 'sex'];

test('every comparison is symmetric, and a value beside itself is never less than beside another', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), word, word, (kind, a, b) => {
      assert.equal(level(kind, a, b), level(kind, b, a));
    }),
    { seed: 4, numRuns: 2_000 },
  );
});

test('outlines never call different what is alike', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      const [x, y] = [outlineOf(a), outlineOf(b)];
      const differ = a !== '' && b !== '' && surelyDiffer(x.letters, x.frame, y.letters, y.frame);
      assert.ok(!differ || textLevel(a, b) === 'differs');
    }),
    { seed: 4, numRuns: 5_000 },
  );
});

test('one slip is one sign, or two neighbours swapped', () => {
  assert.ok(isOneSlip('12345', '12354') && isOneSlip('12345', '12845') && isOneLeftOut('12345', '1245'));
  assert.ok(!isOneSlip('12345', '15342') && !isOneSlip('12345', '1234') && !isOneLeftOut('12345', '1354'));
});
