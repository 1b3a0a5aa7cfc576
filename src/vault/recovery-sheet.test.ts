import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newSheet, readSheet } from './recovery-sheet.ts';

test('a sheet is 24 words and gives back its 256 bits, typed in capitals and with numbers between', () => {
  const { secret, words } = newSheet();
  assert.equal(secret.length, 32);
  assert.equal(words.length, 24);
  assert.deepEqual(readSheet(words.map((word, at) => `${at + 1} ${word.toUpperCase()}`).join('\n')), secret);
});

test('no two sheets are the same', () => {
  assert.notDeepEqual(newSheet().secret, newSheet().secret);
});

test('a sheet with a word missing or misread is refused', () => {
  const { words } = newSheet();
  assert.throws(() => readSheet(words.slice(0, 23).join(' ')), { code: 'words-do-not-fit' });
  assert.throws(() => readSheet(words.with(9, 'xxxx').join(' ')), { code: 'word-unknown', details: { position: 10 } });
  assert.throws(() => readSheet(''), { code: 'words-do-not-fit' });
});
