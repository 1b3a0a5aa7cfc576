import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as soon } from 'node:timers/promises';
import { meanwhile } from './meanwhile.ts';

test('while something long goes on the other is done again and again, never after it and never two at once', async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  const seen = { done: 0, now: 0, most: 0 };
  const again = async () => {
    seen.most = Math.max(seen.most, ++seen.now);
    await soon();
    seen.now--;
    if (++seen.done === 3) resolve('whole');
  };
  assert.equal(await meanwhile(promise, again, 1), 'whole');
  assert.deepEqual(seen, { done: seen.done, now: 0, most: 1 });
  const after = seen.done;
  await soon();
  assert.equal(seen.done, after);
});

test('what fails meanwhile takes nothing along, and what the work refuses is told', async () => {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const failing = async () => {
    resolve('whole');
    throw new Error('the disk is away');
  };
  assert.equal(await meanwhile(promise, failing, 1), 'whole');
  reject(new Error('too late'));
  await assert.rejects(
    meanwhile(Promise.reject(new Error('no place')), async () => undefined),
    /no place/,
  );
});
