import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whoseGift } from './whose-gift.ts';

const readers = [
  { principal: 'she', why: 'visitor' },
  { principal: 'team', why: 'duty' },
  { principal: 'olivera', why: 'shared' },
];

test('what whoever wrote to us opened is said to come out of her message, and never as given by a colleague', () => {
  assert.equal(whoseGift('she', 'milica', readers), 'message');
  assert.equal(whoseGift('milica', 'milica', readers), 'you');
  assert.equal(whoseGift('olivera', 'milica', readers), 'colleague');
  assert.equal(whoseGift('she', 'milica', []), 'colleague');
});
