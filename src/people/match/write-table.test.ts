import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvRow } from './write-table.ts';

test('what a spreadsheet would calculate is written as text', () => {
  for (const cell of ['=1+2', '+38160', '-1', '@SUM(A1)', '\tx', '=HYPERLINK("x")', '＝1+2', '\u001b=1'])
    assert.match(csvRow([cell]), /^"?'/, cell);
  assert.equal(csvRow(['Nada', -12.3, 'a "b", c', 'dva\nreda']), 'Nada,-12.3,"a ""b"", c","dva\nreda"\r\n');
});

test('what would command a terminal is not in the table', () => {
  assert.equal(csvRow(['Na\u001b[2Jda', '\u009b31mBor', 'Ni\u0007š']), 'Na[2Jda,31mBor,Niš\r\n');
});
