import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide } from './decide.ts';
import { chanceOf } from './score.ts';

const scored = [9, 4, 0.1, 0.05, -0.1, -3].map((bits, at) => ({ a: at, b: at, bits }));

test('linked is what is likelier one person than not, and from one half up no other threshold promises a better F1', () => {
  const { links, threshold, precision, recall } = decide(scored, false);
  assert.deepEqual([links.length, threshold], [4, 0.5]);
  const chances = scored.map(({ bits }) => chanceOf(bits));
  const sum = (count: number) => chances.slice(0, count).reduce((total, each) => total + each, 0);
  assert.ok(Math.abs(precision - sum(4) / 4) < 1e-12 && Math.abs(recall - sum(4) / sum(6)) < 1e-12);
  const f1 = (count: number) => (2 * sum(count)) / (count + sum(6));
  for (const fewer of [0, 1, 2, 3]) assert.ok(f1(fewer) < f1(4));
});

test('of two pairs with one record the likelier is kept, where each has one partner', () => {
  const twice = [{ a: 0, b: 1, bits: 8 }, { a: 0, b: 2, bits: 7 }, ...scored.slice(3, 4)];
  assert.deepEqual(
    decide(twice, true).links.map(({ b }) => b),
    [1, 3],
  );
  assert.equal(decide(twice, false).links.length, 3);
});
