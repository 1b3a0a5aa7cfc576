import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeBeginnings } from './beginnings.ts';
import { makePool } from './pool.ts';

const text = (bytes: Uint8Array | undefined) => bytes && new TextDecoder().decode(bytes);
const bytes = (said: string) => new TextEncoder().encode(said);

test('a pool keeps pieces at their places, forgets what is dropped, and stays whole when it is packed anew', () => {
  const pool = makePool();
  const piece = (at: number) => `${at} ${'č'.repeat(600)}`;
  for (let at = 0; at < 20_000; at++) pool.put(at, bytes(piece(at)));
  const first = pool.get(0);
  for (let at = 0; at < 20_000; at++) if (at % 10 !== 0) pool.drop(at);
  pool.put(0, bytes('anew'));
  assert.equal(text(pool.get(0)), 'anew');
  assert.equal(pool.get(1), undefined);
  for (let at = 10; at < 20_000; at += 10) assert.equal(text(pool.get(at)), piece(at));
  assert.ok(
    first?.every((byte) => byte === 0),
    'what was there is overwritten',
  );
  assert.throws(() => pool.put(1, new Uint8Array(2 ** 20 + 1)));
});

test('words that begin so are found, new and removed ones too, however many there are', () => {
  const words = makeBeginnings();
  for (let at = 0; at < 3_000; at++) words.add(`w${at}`);
  assert.deepEqual(words.with('w299').toSorted(), ['w299', ...Array.from({ length: 10 }, (_, at) => `w299${at}`)]);
  words.remove('w2995');
  words.add('w299x');
  assert.equal(words.with('w299').length, 11);
  words.add('w2995');
  assert.ok(words.with('w2995').includes('w2995'));
  assert.deepEqual([words.with('w3000'), words.with('x')], [[], []]);
});
