import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMasked, isWholeNumber, looksLikeNumber, maskIn, maskNumber, normalNumber, numbersIn } from './number.ts';

const same = '+381601234528';
const spellings: [string, string][] = [
  ['060 123 45 28', same],
  ['060/1234-528', same],
  ['+381 60 1234528', same],
  ['00381601234528', same],
  ['381601234528', same],
  ['+381 (0)60 123 45 28', same],
  ['+43 660 1234567', '+436601234567'],
  ['116 000', '116000'],
  ['192', '192'],
  ['nema', ''],
];
for (const [typed, normal] of spellings)
  test(`"${typed}" is compared as ${normal || 'nothing'}`, () => assert.equal(normalNumber(typed), normal));

test('only a number with its country names one line', () => {
  assert.deepEqual([same, '116000', '+38160'].map(isWholeNumber), [true, false, false]);
});

test('a number is told from a name', () => {
  assert.deepEqual(['060123', '234528', '12345', 'Ana 060123', ''].map(looksLikeNumber), [
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('masked, a number shows its network and its last two digits, however it was written', () => {
  assert.equal(maskNumber('+381 60 123 45 28'), '060 ••• ••28');
  assert.equal(maskNumber('0601234528'), '060 ••• ••28');
  assert.equal(maskNumber('192'), '•••');
  assert.equal(maskNumber('19212'), '•••••');
  assert.equal(maskNumber('192123'), '••••23');
  assert.equal(maskNumber('02112345'), '••••••45');
  assert.equal(maskNumber('021123456'), '021 ••• •56');
});

test('what stands in a field is masked once; words without a digit and a mask stay as they are', () => {
  assert.deepEqual(['060 123 45 28', '060 ••• ••28', 'skriven broj', '192', '٠٦٠', ''].map(maskIn), [
    '060 ••• ••28',
    '060 ••• ••28',
    'skriven broj',
    '•••',
    '•••',
    '',
  ]);
  assert.deepEqual(['060 ••• ••28', '060 123 45 28'].map(isMasked), [true, false]);
});

test('a number is met beside words and beside another one', () => {
  for (const text of ['060 1234528', '060 1234528, posle 18', '0641112223 / 060/1234-528', '064 111 22 23 0601234528'])
    assert.ok(numbersIn(text).includes(same), text);
  assert.deepEqual(numbersIn('nema'), []);
});

test('digits written small or wide are masked too', () => {
  for (const text of ['⁰⁶⁰¹²³⁴⁵²⁸', '０６０１２３４５２８']) assert.equal(maskIn(text), '060 ••• ••28');
});
