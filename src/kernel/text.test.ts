import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOneLine, visibleText } from './text.ts';

const kept: [typed: string, stays: string, what: string][] = [
  ['Jelena\u202e\u2066 Petrović\u2069\u202c', 'Jelena Petrović', 'marks that turn the direction'],
  ['Je\u200ble\u2060na\ufeff\u00ad', 'Jelena', 'signs without width'],
  ['Je\u200cle\u200dna', 'Jelena', 'a joiner between Latin letters'],
  ['\u001b[31mJelena\u0007\u0085\u007f', '[31mJelena', 'control characters of the terminal'],
  ['prvi\r\ndrugi\rtreći\u2028\tčetvrti', 'prvi\ndrugi\ntreći\n\tčetvrti', 'ends of lines and tabs'],
  ['می\u200cخواهم', 'می\u200cخواهم', 'the sign that keeps two Persian letters apart'],
  ['می\u200c\u200c\u200dخواهم', 'می\u200cخواهم', 'several of them at one place'],
  ['\u200cخواهم\u200c', 'خواهم', 'one before and after a word'],
  ['র\u200d্য', 'র\u200d্য', 'the sign that joins two Bengali letters'],
  ['❤\ufe0f 👩\u200d👧', '❤\ufe0f 👩\u200d👧', 'a picture made of several'],
];

for (const [typed, stays, what] of kept)
  test(`what is kept of a text with ${what}`, () => {
    assert.equal(visibleText(typed), stays);
    assert.equal(visibleText(stays), stays, 'and again the same');
  });

test('a text of two lines, or with a tab, is no line', () => {
  assert.deepEqual(['Novi Sad', 'Novi\nSad', 'Novi\tSad'].map(isOneLine), [true, false, false]);
});
