import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allWords } from './all-words.ts';

test('the setup page names no line of the terminal in words: the terminal may speak another language', () => {
  const tables = Object.values(allWords);
  const begins = tables.map((words) => String(words['server.start.setup-code']).split(':')[0] ?? '');
  assert.ok(begins.every((begin) => begin.length > 3));
  for (const words of tables)
    for (const begin of begins) assert.ok(!words['staff.first.enter.where']?.includes(begin), begin);
});
