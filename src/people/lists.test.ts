import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readTable } from '#kernel/lists.ts';
import { sexComparer } from './match/compare-sex.ts';
import { foldHeader, guessKind } from './match/guess-kinds.ts';
import { hashOf } from './search/dossiers.ts';

/** Codes of answers are no rules, and the versions are no table of their own. */
const OTHERS = ['codes.tsv', 'versions.tsv'];
const folder = new URL('lists/', import.meta.url);
const tables = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsv') && !OTHERS.includes(file))
  .toSorted();

const rowsOf = (file: string) =>
  readFileSync(new URL(file, folder), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
const printOf = (rows: string[]) => hashOf(rows.join('\n')).toString(16);

const versions = readTable(new URL('versions.tsv', folder));
const newest = (file: string) => versions.findLast(({ table }) => table === file);

for (const file of tables)
  test(`no row of ${file} was added, changed or taken away without a new version of it`, () => {
    const rows = rowsOf(file);
    const { rows: count, print } = newest(file) ?? {};
    assert.deepEqual([count, print], [String(rows.length - 1), printOf(rows)], 'a new line in versions.tsv says so');
    for (const at of rows.keys()) assert.notEqual(printOf(rows.toSpliced(at, 1)), print, `row ${at}`);
  });

test('versions of a table follow each other, each with its day and reason', () => {
  for (const file of tables)
    assert.deepEqual(
      versions.flatMap(({ table, version }) => (table === file ? version : [])),
      versions.filter(({ table }) => table === file).map((_, at) => String(at + 1)),
      file,
    );
  for (const { table, since = '', reason } of versions) {
    assert.match(since, /^\d{4}-\d\d-\d\d$/);
    assert.ok(table && tables.includes(table) && reason, `${table}`);
  }
});

const twice = (keys: string[]) => keys.filter((key, at) => keys.indexOf(key) !== at);

test('every heading of the list says what its column holds, and no second row does', () => {
  const headings = readTable(new URL('match-headers.tsv', folder));
  for (const { word = '', kind } of headings) assert.equal(guessKind({ header: word, cells: [] }), kind, word);
  assert.deepEqual(twice(headings.map(({ word = '' }) => foldHeader(word))), []);
});

test('every writing of a sex is read as it, and any other as not known', () => {
  const writings = readTable(new URL('match-sex.tsv', folder));
  for (const { word = '', sex } of writings) assert.equal(sexComparer.read(word.toUpperCase()), sex, word);
  assert.deepEqual(twice(writings.map(({ word = '' }) => word)), []);
  assert.equal(sexComparer.read('?'), null);
});
