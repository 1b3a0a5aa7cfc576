import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { freezeClock } from '#kernel/clock.ts';
import { staffTurn, visitorTurn } from './turns.ts';

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
  const all = ['a', 'b', 'c', 'd'].map((name) => staffTurn(work(name)));
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
  const crowd = ['v1', 'v2', 'v3'].map((name) => visitorTurn('203.0.113.1', work(name)));
  const colleague = staffTurn(work('mara'));
  await Promise.all(['v2', 'mara'].map(started));
  assert.deepEqual(begun.toSorted(), ['mara', 'v1', 'v2']);
  for (const name of ['mara', 'v1', 'v2', 'v3']) end(name);
  assert.deepEqual(await Promise.all([...crowd, colleague]), ['v1', 'v2', 'v3', 'mara']);
});

test('work that fails gives its place back', async () => {
  for (let time = 0; time < 5; time++) await assert.rejects(staffTurn(() => Promise.reject(new Error('no'))));
  assert.equal(await staffTurn(async () => 'still here'), 'still here');
});

test('a hundred may wait; the next is told that it is busy, and the line goes on', async () => {
  const { work, started, end } = controlled();
  const names = Array.from({ length: 102 }, (_, at) => `w${at}`);
  const all = names.map((name) => staffTurn(work(name)));
  await started('w1');
  await assert.rejects(staffTurn(work('late')), { code: 'busy', status: 503 });
  for (const name of names) end(name);
  assert.deepEqual(await Promise.all(all), names);
});

describe('the line of the visitors is fair by where they come from', () => {
  beforeEach(() => freezeClock(new Date('2026-11-26T02:00:00Z')));
  afterEach(() => freezeClock(null));

  test('out of a line that one place has filled its newest goes for somebody from elsewhere, and she is next', async () => {
    const { begun, work, started, end } = controlled();
    const names = Array.from({ length: 102 }, (_, at) => `f${at}`);
    const flood = names.map((name) => visitorTurn('203.0.113.7', work(name)));
    const gone = assert.rejects(flood[101] ?? Promise.resolve(), { code: 'busy', status: 503 });
    await started('f1');
    await assert.rejects(visitorTurn('203.0.113.7', work('one more')), { code: 'busy' });
    const she = visitorTurn('198.51.100.7', work('she'));
    await gone;
    end('f0');
    await started('she');
    assert.deepEqual(begun, ['f0', 'f1', 'she']);
    for (const name of [...names, 'she']) end(name);
    assert.equal(await she, 'she');
    assert.deepEqual(await Promise.all(flood.slice(0, 101)), names.slice(0, 101));
  });

  test('a crowd out of many places gives way to who had no turn yet, once its own places had theirs', async () => {
    const { work, started, end } = controlled();
    const places = Array.from({ length: 100 }, (_, at) => `10.0.0.${at}`);
    await Promise.all(places.map((place) => visitorTurn(place, async () => place)));
    const names = ['m0', 'm1', ...places];
    const crowd = names.map((name) => visitorTurn(name.startsWith('m') ? '10.0.1.1' : name, work(name)));
    await started('m1');
    const gone = assert.rejects(crowd.at(-1) ?? Promise.resolve(), { code: 'busy' });
    const she = visitorTurn('198.51.100.8', work('she'));
    await gone;
    end('m0');
    await started('she');
    for (const name of [...names, 'she']) end(name);
    await Promise.all([she, ...crowd.slice(0, -1)]);
  });
});
