import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { askedPositions, sameWords } from './sheet-check.ts';

const words = fc.array(fc.constantFrom('lampa', 'orah', 'more', 'žaba', 'vetar', 'sat'), {
  minLength: 8,
  maxLength: 40,
});

test('four words are asked for, one from each quarter of the page, and a second look asks for the same', () => {
  fc.assert(
    fc.property(words, (page) => {
      const asked = askedPositions(page);
      const quarter = page.length / 4;
      assert.equal(asked.length, 4);
      for (const [index, position] of asked.entries()) {
        assert.ok(page[position - 1] !== undefined, 'a word that is on the page');
        assert.ok(position > Math.floor(index * quarter) && position <= Math.ceil((index + 1) * quarter));
      }
      assert.deepEqual(askedPositions(page), asked);
    }),
  );
});

test('which words are asked for depends on the page, so that nobody learns them by heart', () => {
  const page = (word: string) => askedPositions(Array.from({ length: 24 }, () => word));
  assert.notDeepEqual(page('lampa'), page('orah'));
});

test('a copied word counts in either script and without its marks; a missing one never does', () => {
  for (const typed of ['žaba', 'zaba', 'жаба', 'ŽABA']) assert.equal(sameWords('žaba', typed), true, typed);
  assert.equal(sameWords('žaba', 'more'), false);
  assert.equal(sameWords('žaba', undefined), false);
  assert.equal(sameWords(undefined, 'žaba'), false);
  assert.equal(sameWords(undefined, undefined), false);
});
