import assert from 'node:assert/strict';
import { test } from 'node:test';
import { breakDown } from './breakdown.ts';
import type { MonthAnswer } from './shared.ts';
import { monthTable } from './table.ts';

const month: MonthAnswer = {
  month: '2026-11',
  running: false,
  contacts: { all: 3, before: 0, by: [breakDown('line', ['SOS, "noću"', '=1+1', null])] },
  persons: { new: 2, repeated: 1 },
  cases: { all: 2, before: 0, by: [breakDown('form', [['forced_labour'], null]), breakDown('sex', [null, 'unknown'])] },
  promises: { kept: 4, kept_late: 1, late: 0, waiting: 0, withdrawn: 0 },
};
const words = { say: (key: string) => key.replace('research.table.', ''), label: (_: string, code: string) => code };
const table = monthTable(month, { ...words, between: ',' });
const lines = table.slice(1).split('\r\n');

test('the table says first what it is, and that it is internal', () => {
  assert.equal(table[0], '\ufeff');
  assert.equal(lines[0], 'internal 2026-11');
});

test('commas and quotes stay inside their cell, and nothing is a formula', () => {
  assert.ok(lines.includes('contacts,question.line,"SOS, ""noću""",1,0.5000,2,0,0,1,3'), table);
  assert.ok(lines.includes("contacts,question.line,'=1+1,1,0.5000,2,0,0,1,3"), table);
});

test('where numbers have a comma, cells stand apart by a semicolon: Excel there gives each a column of its own', () => {
  const there = monthTable(month, { ...words, between: ';' });
  assert.equal(there[0], '\ufeff');
  assert.ok(there.includes('\r\ncontacts;question.line;"SOS, ""noću""";1;0,5000;2;0;0;1;3\r\n'), there);
});

test('persons, promises and contacts stand in rows of their own', () => {
  assert.ok(lines.includes('persons,seen.repeated,,1'));
  assert.ok(lines.includes('promises,end.kept_late,,1'));
  assert.ok(lines.includes('cases,question.form,forced_labour,1,1.0000,1,0,0,1,2'), table);
});

test('a question nobody answered says so in a row of its own: unknown and not asked are no answers, and no "no"', () => {
  assert.ok(lines.includes('cases,question.sex,,0,,0,1,0,1,2'), table);
});
