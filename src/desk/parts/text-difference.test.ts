import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textDifference } from './text-difference.ts';

test('only the words that differ are marked', () => {
  assert.deepEqual(textDifference('radnim danom od 8.30 do 11.00', 'radnim danom posle 17.00'), {
    before: 'radnim danom ',
    changed: 'od 8.30 do 11.00',
    after: '',
  });
  assert.deepEqual(textDifference('zvati samo ujutru, tiho', 'zvati ujutru, tiho'), {
    before: 'zvati ',
    changed: 'samo ',
    after: 'ujutru, tiho',
  });
});

test('the pieces always make the whole text again', () => {
  for (const [ours, other] of [
    ['a a', 'a'],
    ['', 'a'],
    ['a b c', 'a b c'],
    ['a  b', 'b'],
  ] as const) {
    const { before, changed, after } = textDifference(ours, other);
    assert.equal(before + changed + after, ours);
  }
});
