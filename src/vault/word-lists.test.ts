import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { toCyrillic } from '#kernel/words-server.ts';
import { byLetter } from '#kernel/words.ts';
import { foldWord, printedWord, wordNumber, type WordList } from './word-lists.ts';

const wordsOf = (list: WordList) => Array.from({ length: 2048 }, (_, number) => printedWord(list, number));
const lists = ['sr', 'en'] as const;
/** How each word may be typed: without marks, and with a plain d for đ. */
const typed = (word: string) => [...new Set([foldWord(word), foldWord(word.replaceAll('đ', 'd'))])];

test('the lists never change: their order is the code of everything ever printed', () => {
  const digest = (list: WordList) => createHash('sha256').update(wordsOf(list).join('\n')).digest('hex');
  assert.equal(digest('sr'), '2ce7f6b4259f35e9a5ed919405baf8c5f3d817c9a12169d6d037fbff3608e51f');
  assert.equal(digest('en'), '057df330c049ee7f35a4d2eec0b6ecbf44709086e606876c909d969e4462d8c1');
});

test('each list has 2048 words of three to nine letters of its own alphabet', () => {
  for (const word of wordsOf('sr')) assert.match(word, /^[abcčćdđefghijklmnoprsštuvzž]{3,9}$/);
  for (const word of wordsOf('en')) assert.match(word, /^[a-z]{3,9}$/);
  for (const list of lists) assert.equal(new Set(wordsOf(list).map(foldWord)).size, 2048);
});

test('a Serbian word stands in Cyrillic as it is spelt there, and typed so it is the same word', () => {
  for (const [number, word] of wordsOf('sr').entries()) {
    assert.equal(byLetter(word), toCyrillic(word));
    assert.equal(wordNumber('sr', toCyrillic(word)), number, word);
  }
});

/** Whether one letter added, missing or changed makes one word of the other. */
function nearlySame(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same++;
  return long.slice(same + 1) === short.slice(short.length === long.length ? same + 1 : same);
}

test('no two words of a list are one letter apart, however they are typed', () => {
  assert.ok(
    nearlySame('lipa', 'lupa') &&
      nearlySame('lipa', 'lip') &&
      nearlySame('lipa', 'klipa') &&
      !nearlySame('lipa', 'lopta'),
  );
  for (const list of lists) {
    const all = wordsOf(list).map(typed);
    const near = all.flatMap((one, at) =>
      all.slice(0, at).filter((other) => one.some((a) => other.some((b) => nearlySame(a, b)))),
    );
    assert.deepEqual(near, []);
  }
});

test('a typed page tells its language: no word is in both lists', () => {
  for (const word of wordsOf('sr'))
    for (const spelling of typed(word)) assert.equal(wordNumber('en', spelling), undefined, word);
});

test('the words of the pictures are there', () => {
  const pictured = ['lipa', 'sanke', 'orah', 'jutro', 'kruška', 'most', 'vetar', 'olovka', 'reka'];
  for (const word of pictured) assert.notEqual(wordNumber('sr', word), undefined, word);
});

test('what is not in the list has no number', () => {
  for (const word of ['', 'xxxx', 'lip', 'lipaa', '__proto__']) assert.equal(wordNumber('sr', word), undefined);
});
