import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { seededRandom } from '../../src/kernel/seeded.ts';
import { invent } from './invent.ts';
import { reaches, table, type Figure } from './table.ts';
import { timeTogether, timeWhile, within } from './timing.ts';

const quick: Figure = { name: 'search', unit: 'ms', measured: 12.34, aim: { at: 'most', value: 15 } };
const few: Figure = { name: 'contacts', unit: '/s', measured: 120.7, aim: { at: 'least', value: 500 } };

test('a figure stands beside its aim, and a missed one is marked', () => {
  assert.deepEqual([quick, few, { ...few, aim: null }].map(reaches), [true, false, true]);
  assert.deepEqual(
    table([quick, few])
      .split('\n')
      .map((each) => each.split(/ {2,}/)),
    [
      ['', 'aim', 'measured'],
      ['search', '< 15 ms', '12.3 ms'],
      ['contacts', '>= 500 /s', '121 /s', 'missed'],
    ],
  );
});

test('the invented contacts are the same in every run, about 1.8 kB, and differ from each other', () => {
  assert.deepEqual(invent(7), invent(7));
  assert.notEqual(invent(7).number, invent(8).number);
  const sizes = Array.from({ length: 50 }, (_, at) => Buffer.byteLength(JSON.stringify(invent(at).changes)));
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  assert.ok(mean > 1_600 && mean < 3_000, String(mean));
  const random = seededRandom(1);
  assert.ok(Array.from({ length: 100 }, random).every((value) => value >= 0 && value < 1));
});

test('percentiles and rates count what was done', async () => {
  assert.equal(within([1, 2, 3, 4], 0.5), 2);
  assert.equal(within([1, 2, 3, 4], 0.95), 4);
  const done: number[] = [];
  await timeTogether(3, 10, async (at) => void done.push(at));
  assert.deepEqual(
    done.toSorted((a, b) => a - b),
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  );
  const { rate, times } = await timeWhile(2, 20, () => turn());
  assert.ok(rate > 0 && times.length > 0 && times.every((time, at) => time >= (times[at - 1] ?? 0)));
});
