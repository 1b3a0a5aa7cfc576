import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  isMasked,
  isWholeNumber,
  looksLikeNumber,
  maskIn,
  maskNumber,
  normalNumber,
  numbersIn,
  plainDigits,
} from './number.ts';
import { numberSchema } from './shared.ts';

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

const scripts: [string, string][] = [
  ['Arabic-Indic', '٠٦٠١٢٣٤٥٢٨'],
  ['Persian', '۰۶۰ ۱۲۳ ۴۵ ۲۸'],
  ['Bengali', '০৬০১২৩৪৫২৮'],
  ['Devanagari', '०६०/१२३-४५२८'],
  ['wide', '０６０１２３４５２８'],
  ['small', '⁰⁶⁰¹²³⁴⁵²⁸'],
  ['Arabic-Indic with its country, copied with direction marks', '\u202a+٣٨١ ٦٠ ١٢٣٤٥٢٨\u202c'],
  ['mixed', '060 ١٢٣ ৪৫ २८'],
];
for (const [script, typed] of scripts)
  test(`a number in ${script} digits is the same number: compared, masked, found and met beside words`, () => {
    assert.equal(normalNumber(typed), same);
    assert.equal(maskIn(typed), '060 ••• ••28');
    assert.ok(looksLikeNumber(typed));
    assert.ok(numbersIn(`${typed}, posle podne`).includes(same));
  });

test('every decimal digit Unicode knows has its worth', () => {
  const points = Array.from({ length: 0x110000 }, (_, point) => point).filter(
    (point) => point < 0xd800 || point > 0xdfff,
  );
  const digits = points.map((point) => String.fromCodePoint(point)).filter((text) => /\p{Nd}/u.test(text));
  const worth = digits.map(plainDigits).join('');
  assert.ok(digits.length >= 650);
  assert.equal(worth, '0123456789'.repeat(digits.length / 10));
});

test('a number without a digit, on two lines or masked is none; digits of any script are digits', () => {
  const fits = (number: string) => numberSchema.safeParse({ number, kind: 'own', note: '' }).success;
  assert.deepEqual(['skriven broj', '+++', '060\n12', '060 ••• ••28', '٠٦٠', '192'].map(fits), [
    ...[false, false, false, false],
    ...[true, true],
  ]);
});
