import assert from 'node:assert/strict';
import { test } from 'node:test';
import { monthsTyped } from './months-typed.ts';

test('nought is not one month, and nonsense is not for ever: both are refused', () => {
  const cases: [string | number, number | null | undefined][] = [
    ['', null],
    [' ', null],
    [12, 12],
    ['600', 600],
    [0, undefined],
    ['-', undefined],
    [-3, undefined],
    ['1.5', undefined],
    [601, undefined],
  ];
  for (const [typed, months] of cases) assert.equal(monthsTyped(typed), months, `"${typed}"`);
});
