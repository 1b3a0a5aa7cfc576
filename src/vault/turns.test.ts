import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTurn } from './turns.ts';

/** Work that ends when told, and can be waited for until it has begun. */
function controlled() {
  const begun: string[] = [];
  const places = new Map<string, { started: PromiseWithResolvers<void>; done: PromiseWithResolvers<string> }>();
  const place = (name: string) => {
    const known = places.get(name) ?? { started: Promise.withResolvers<void>(), done: Promise.withResolvers<string>() };
    places.set(name, known);
    return known;
  };
  const work = (name: string) => () => {
    begun.push(name);
    place(name).started.resolve();
    return place(name).done.promise;
  };
  const started = (name: string) => place(name).started.promise;
  return { begun, work, started, end: (name: string) => place(name).done.resolve(name) };
}

test('two of a kind at a time; the third begins when one ends, in the order they came', async () => {
  const { begun, work, started, end } = controlled();
  const all = ['a', 'b', 'c', 'd'].map((name) => inTurn('staff', work(name)));
  await started('b');
  assert.deepEqual(begun, ['a', 'b']);
  end('b');
  await started('c');
  assert.deepEqual(begun, ['a', 'b', 'c']);
  for (const name of ['a', 'c', 'd']) end(name);
  assert.deepEqual(await Promise.all(all), ['a', 'b', 'c', 'd']);
});

test('visitors in a crowd do not keep a colleague from signing in', async () => {
  const { begun, work, started, end } = controlled();
  const crowd = ['v1', 'v2', 'v3'].map((name) => inTurn('receipt', work(name)));
  const colleague = inTurn('staff', work('mara'));
  await started('mara');
  assert.deepEqual(begun, ['v1', 'v2', 'mara']);
  for (const name of ['mara', 'v1', 'v2', 'v3']) end(name);
  assert.deepEqual(await Promise.all([...crowd, colleague]), ['v1', 'v2', 'v3', 'mara']);
});

test('work that fails gives its place back', async () => {
  for (let time = 0; time < 5; time++) await assert.rejects(inTurn('staff', () => Promise.reject(new Error('no'))));
  assert.equal(await inTurn('staff', async () => 'still here'), 'still here');
});

test('a hundred may wait; the next is told that it is busy, and the line goes on', async () => {
  const { work, started, end } = controlled();
  const names = Array.from({ length: 102 }, (_, at) => `w${at}`);
  const all = names.map((name) => inTurn('receipt', work(name)));
  await started('w1');
  await assert.rejects(inTurn('receipt', work('late')), { code: 'busy', status: 503 });
  for (const name of names) end(name);
  assert.deepEqual(await Promise.all(all), names);
});
