import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bytesToWords, foldWord, splitWords, wordsOfBits, wordsToBytes } from './word-code.ts';

const letters =
  'a а b б v в g г d д đ ђ e е ž ж z з i и j ј k к l л m м n н o о p п r р s с t т ć ћ u у f ф h х c ц č ч š ш'.split(
    ' ',
  );
const cyrillicOf = new Map([
  ['lj', 'љ'],
  ['nj', 'њ'],
  ['dž', 'џ'],
  ...letters.flatMap((letter, at) => (at % 2 ? [] : ([[letter, letters[at + 1] ?? '']] as const))),
]);
const cyrillic = (word: string) => word.replaceAll(/lj|nj|dž|./gu, (letter) => cyrillicOf.get(letter) ?? letter);
const stripped = (word: string) => word.replaceAll('đ', 'dj').normalize('NFD').replaceAll(/\p{M}/gu, '');

const secret = fc.uint8Array({ minLength: 32, maxLength: 32 });
const language = fc.constantFrom('sr', 'en');

test('words give back the bytes they were made of, in either language', () => {
  fc.assert(
    fc.property(secret, language, (bytes, list) => {
      const words = bytesToWords(bytes, list);
      assert.equal(words.length, 24);
      assert.deepEqual(wordsToBytes(words, 32), bytes);
    }),
  );
});

test('Cyrillic, missing marks, capitals and a plain d for đ are read alike', () => {
  const all = Array.from(
    { length: 2048 },
    (_, number) => wordsOfBits(Uint8Array.of(number >> 3, (number & 7) << 5), 1)[0] ?? '',
  );
  const spell = fc.constantFrom<(word: string) => string>(
    cyrillic,
    stripped,
    (word) => word.toUpperCase(),
    (word) => stripped(word.replaceAll('đ', 'd')),
    (word) => word.normalize('NFD'),
    (word) => cyrillic(word).toUpperCase(),
  );
  assert.equal(new Set(all.map(cyrillic)).size, 2048);
  fc.assert(
    fc.property(secret, fc.array(spell, { minLength: 24, maxLength: 24 }), (bytes, spells) => {
      const typed = bytesToWords(bytes).map((word, at) => spells[at]?.(word) ?? word);
      assert.deepEqual(wordsToBytes(typed, 32), bytes);
    }),
  );
});

test('every word of the list is found again in Cyrillic and without its marks', () => {
  for (let number = 0; number < 2048; number += 1) {
    const bytes = Uint8Array.from({ length: 32 }, (_, at) =>
      at === 0 ? number >> 3 : at === 1 ? (number & 7) << 5 : 0,
    );
    const words = bytesToWords(bytes);
    assert.deepEqual(wordsToBytes(words.map(cyrillic), 32), bytes, words[0]);
    assert.deepEqual(wordsToBytes(words.map(stripped), 32), bytes, words[0]);
  }
});

test('numbers, commas and line ends of a printed page do not matter', () => {
  const bytes = new Uint8Array(32).fill(200);
  const words = bytesToWords(bytes);
  const page = words.map((word, at) => `${at + 1}.  ${word},\n`).join('');
  assert.deepEqual(splitWords(page), words);
  assert.deepEqual(wordsToBytes(splitWords(page), 32), bytes);
});

test('the first word that is not in the list is named by its place', () => {
  const words = bytesToWords(new Uint8Array(32).fill(3));
  for (const place of [1, 7, 24]) {
    const typed = words.with(place - 1, 'xxxx');
    assert.throws(() => wordsToBytes(typed, 32), { code: 'word-unknown', status: 400, details: { position: place } });
  }
});

test('two languages on one page: the first word of the other language is named', () => {
  const bytes = new Uint8Array(32).fill(3);
  const mixed = bytesToWords(bytes).with(4, bytesToWords(bytes, 'en')[4] ?? '');
  assert.throws(() => wordsToBytes(mixed, 32), { code: 'word-unknown', details: { position: 5 } });
});

test('a word too few, too many or in a wrong place does not fit', () => {
  const words = bytesToWords(Uint8Array.from({ length: 32 }, (_, at) => at * 7));
  const fails = { code: 'words-do-not-fit', status: 400 };
  assert.throws(() => wordsToBytes(words.slice(1), 32), fails);
  assert.throws(() => wordsToBytes([...words, words[0] ?? ''], 32), fails);
  const [first = '', second = '', ...rest] = words;
  assert.throws(() => wordsToBytes([second, first, ...rest], 32), fails);
  assert.throws(() => wordsToBytes([], 32), fails);
});

test('a wrong word that is in the list is noticed, 255 times of 256', () => {
  const words = bytesToWords(new Uint8Array(32).fill(3));
  let noticed = 0;
  for (let number = 0; number < 2048; number++) {
    const [other = ''] = wordsOfBits(Uint8Array.of(number >> 3, (number & 7) << 5), 1);
    try {
      wordsToBytes(words.with(2, other), 32);
    } catch {
      noticed++;
    }
  }
  assert.ok(noticed > 2010 && noticed < 2048, `${noticed} of 2048`);
});

test('words are compared without marks and script, not without meaning', () => {
  assert.equal(foldWord(' Грожђе '), foldWord('grožđe'));
  assert.notEqual(foldWord('lipa'), foldWord('lopta'));
});
