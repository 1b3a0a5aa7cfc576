import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newKeyPair } from './principal-keys.ts';
import { combineShares, splitKey } from './quorum.ts';

const { publicKey, privateKey } = newKeyPair();
const pages = async (plan: { shares: number; enough: number }, key = privateKey) =>
  (await splitKey(key, plan)).map((words) => words.join(' ')) as [string, string, string];

test('any two of three shares open, in any order; so do all three', async () => {
  const [one, two, three] = await pages({ shares: 3, enough: 2 });
  for (const some of [
    [one, two],
    [three, one],
    [two, three],
    [three, two, one],
  ]) {
    assert.deepEqual(await combineShares(some, publicKey), privateKey);
  }
});

test('one share alone opens nothing, nor does none', async () => {
  const [one] = await pages({ shares: 3, enough: 2 });
  await assert.rejects(combineShares([one], publicKey), { code: 'too-few-shares', details: { enough: 2 } });
  await assert.rejects(combineShares([], publicKey), { code: 'too-few-shares' });
});

test('three of five: two are too few, any three open', async () => {
  const five = await pages({ shares: 5, enough: 3 });
  await assert.rejects(combineShares(five.slice(0, 2), publicKey), { code: 'too-few-shares', details: { enough: 3 } });
  const three = fc.shuffledSubarray<string>(five, { minLength: 3, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(three, async (some) => assert.deepEqual(await combineShares(some, publicKey), privateKey)),
    { numRuns: 20 },
  );
});

test('the same share twice counts as one', async () => {
  const [one] = await pages({ shares: 3, enough: 2 });
  await assert.rejects(combineShares([one, one], publicKey), { code: 'share-twice' });
  await assert.rejects(combineShares([one, one.toUpperCase()], publicKey), { code: 'share-twice' });
});

test('shares of an old set do not go with shares of a new one, even of the same key', async () => {
  const [old] = await pages({ shares: 3, enough: 2 });
  const [, fresh] = await pages({ shares: 3, enough: 2 });
  await assert.rejects(combineShares([old, fresh], publicKey), { code: 'shares-of-different-sets' });
});

test('shares of another key are refused: what comes out is checked against the public half', async () => {
  const [one, two] = await pages({ shares: 3, enough: 2 }, newKeyPair().privateKey);
  await assert.rejects(combineShares([one, two], publicKey), { code: 'shares-do-not-fit' });
});

test('a share is thirty words; a word misread is named by its place', async () => {
  const [first, second] = await splitKey(privateKey, { shares: 2, enough: 2 });
  assert.equal(first?.length, 30);
  const typed = first?.with(11, 'xxxx').join(' ') ?? '';
  await assert.rejects(combineShares([typed, second?.join(' ') ?? ''], publicKey), {
    code: 'word-unknown',
    details: { position: 12 },
  });
});

test('a share says nothing of the key: the same key splits differently every time', async () => {
  const [one] = await pages({ shares: 3, enough: 2 });
  const [again] = await pages({ shares: 3, enough: 2 });
  assert.notEqual(one, again);
});

test('a key read from the database, a Buffer, splits too', async () => {
  const [one, two] = await pages({ shares: 2, enough: 2 }, Buffer.from(privateKey));
  assert.deepEqual(await combineShares([one, two], publicKey), privateKey);
});
