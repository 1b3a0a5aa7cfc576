import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldOf } from './comparers.ts';
import type { ColumnKind } from './kinds.ts';
import { makeNameBook } from './name-book.ts';
import { bitsOf } from './weights.ts';

const fieldWith = (kind: ColumnKind, cells: string[]) =>
  fieldOf({ name: 'x', kind, a: cells, b: null }, { book: makeNameBook(cells), year: 2026 });

test('a number that many share says no more where another number stands beside it', () => {
  const [house, own] = ['011 3347817', '060 1234528'];
  const field = fieldWith('telephone', [house, own, `${house}; ${own}`, `${house}; 065 9876541`]);
  const weights = { levels: Float64Array.of(0, 9, 4, 3, -2), parts: Float64Array.of(2, 12, 12) };
  const bits = (one: number, other: number) => bitsOf(field, weights, 1, field.a[one] ?? 0, field.a[other] ?? 0);
  assert.deepEqual([bits(0, 0), bits(0, 2), bits(2, 3), bits(1, 2), bits(2, 2)], [2, 2, 2, 12, 12]);
});

test('one name in another order weighs the same whichever record comes first', () => {
  const field = fieldWith('given_name', ['Ana Marija', 'Marija Ana']);
  const [one = 0, other = 0] = field.a;
  assert.equal(field.level(one, other), 1);
  const weights = { levels: new Float64Array(8), parts: Float64Array.of(3, 9) };
  assert.deepEqual([bitsOf(field, weights, 1, one, other), bitsOf(field, weights, 1, other, one)], [3, 3]);
});
