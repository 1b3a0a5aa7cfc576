import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeBoard, pageOf, rate, rateOne, type Rated } from './rate.ts';

const END = 60;
const PAGE = 5;
const likes = fc.array(
  fc.record({
    places: fc.uniqueArray(fc.nat(END - 1), { maxLength: 12 }),
    worth: fc.integer({ min: 45, max: 100 }).map((worth) => worth / 100),
  }),
  { maxLength: 12 },
);
const lesses = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: END, maxLength: END });

test('of a single word as many are looked at as a page needs, and the page is the same as if all were', () => {
  const board = makeBoard();
  let spared = 0;
  fc.assert(
    fc.property(likes, lesses, fc.nat(3), (found, missed, page) => {
      const less = (place: number) => (missed[place] ?? 0) / 50;
      const [from, to] = [page * PAGE, (page + 1) * PAGE];
      const pageIn = ({ places, worth, left }: Rated) =>
        pageOf({ places, worth: worth.map((each, at) => each - less(places[at] ?? 0)), left }, from, to);
      const all = rate(board, { asked: [found], beside: [] }, END);
      const some = rateOne(board, found, END, { most: to, less });
      assert.deepEqual(pageIn(some), pageIn(all));
      assert.ok(some.places.length + some.left >= all.places.length, 'nobody is left out unsaid');
      if (some.places.length < all.places.length) spared += 1;
    }),
    { numRuns: 500 },
  );
  assert.ok(spared > 0);
  assert.deepEqual([...board.words], [...makeBoard().words], 'the board is clean again');
});
