import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hostileText } from '#testing/hostile-text.ts';
import { allWords } from './all-words.ts';
import { say } from './sentences.ts';

test('the setup page names no line of the terminal in words: the terminal may speak another language', () => {
  const tables = Object.values(allWords);
  const begins = tables.map((words) => String(words['server.start.setup-code']).split(':')[0] ?? '');
  assert.ok(begins.every((begin) => begin.length > 3));
  for (const words of tables)
    for (const begin of begins) assert.ok(!words['staff.first.enter.where']?.includes(begin), begin);
});

test('what comes from outside commands no terminal, turns no words round and begins no line', () => {
  const said = (table: string) => say('errors.restore-counts', { table, expected: 1, found: 2 });
  const plain = said('x');
  const risky = [
    '\x1b[2J\x1b]0;a\x07',
    '\x9b31m',
    'a\r\nNothing is wrong.',
    '\u202eb',
    '\u2066c\u2069',
    '\u2028d',
    '\0',
  ];
  for (const table of risky)
    assert.doesNotMatch(said(table), /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u, JSON.stringify(table));
  assert.match(said('Š Ж ا'), /Š Ж ا/);
  fc.assert(fc.property(hostileText, (text) => assert.equal(said(text).split('\n').length, plain.split('\n').length)));
});
