import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTurn } from './turns.ts';

/** Work that ends when told, and says when it has begun. */
function controlled() {
  const begun: string[] = [];
  const finish = new Map<string, () => void>();
  const work = (name: string) => () =>
    new Promise<string>((resolve) => {
      begun.push(name);
      finish.set(name, () => resolve(name));
    });
  return { begun, work, end: (name: string) => finish.get(name)?.() };
}

test('two of a kind at a time; the third begins when one ends, in the order they came', async () => {
  const { begun, work, end } = controlled();
  const all = ['a', 'b', 'c', 'd'].map((name) => inTurn('staff', work(name)));
  await Promise.resolve();
  assert.deepEqual(begun, ['a', 'b']);
  end('b');
  await all[1];
  await Promise.resolve();
  assert.deepEqual(begun, ['a', 'b', 'c']);
  for (const name of ['a', 'c']) end(name);
  await all[2];
  end('d');
  assert.deepEqual(await Promise.all(all), ['a', 'b', 'c', 'd']);
});

test('visitors in a crowd do not keep a colleague from signing in', async () => {
  const { begun, work, end } = controlled();
  const crowd = ['v1', 'v2', 'v3'].map((name) => inTurn('receipt', work(name)));
  const colleague = inTurn('staff', work('mara'));
  await Promise.resolve();
  assert.deepEqual(begun, ['v1', 'v2', 'mara']);
  end('mara');
  await colleague;
  end('v1');
  await crowd[0];
  for (const name of ['v2', 'v3']) end(name);
  await Promise.all(crowd);
});

test('work that fails gives its place back', async () => {
  for (let time = 0; time < 5; time++) await assert.rejects(inTurn('staff', () => Promise.reject(new Error('no'))));
  assert.equal(await inTurn('staff', async () => 'still here'), 'still here');
});
