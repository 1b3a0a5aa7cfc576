import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLocalList } from './local-list.ts';

test('a list is read from tabs, commas and semicolons, with remarks and quotes', () => {
  const wanted = [
    { code: 'P1', text: 'Ne zna adresu na kojoj živi' },
    { code: 'P2', text: 'Drugi govori u njeno ime, stalno' },
  ];
  const tabs = '# policija\ncode\ttext\nP1\tNe zna adresu na kojoj živi\nP2\tDrugi govori u njeno ime, stalno\n';
  const commas = '\uFEFFcode,text\r\nP1,Ne zna adresu na kojoj živi\r\n\r\nP2,"Drugi govori u njeno ime, stalno"\r\n';
  const semicolons = 'text;code\nNe zna adresu na kojoj živi;P1\nDrugi govori u njeno ime, stalno;P2';
  for (const file of [tabs, commas, semicolons]) assert.deepEqual(readLocalList(file), { items: wanted, faults: [] });
});

test('a quote in a quoted cell is doubled', () => {
  assert.equal(readLocalList('code,text\nP1,"kaže ""radim"""').items[0]?.text, 'kaže "radim"');
});

const why = (file: string) => readLocalList(file).faults.map(({ line, why: reason }) => `${line} ${reason}`);

test('one bad line and nothing is taken; every bad line is named with its reason', () => {
  const file = [
    'code\ttext',
    'P1\tdobro',
    '\tbez oznake',
    'P 2\tloša oznaka',
    'p1\tdvaput',
    'P3\t',
    `P4\t${'x'.repeat(301)}`,
    'P5\tviše\tkolona',
    'P6\tzvono\u0007',
  ].join('\n');
  const read = readLocalList(file);
  assert.deepEqual(read.items, []);
  assert.deepEqual(why(file), ['3 no-code', '4 code', '5 twice', '6 no-text', '7 too-long', '8 columns', '9 not-text']);
});

test('a file that is no list says so', () => {
  assert.deepEqual(why(''), ['1 empty']);
  assert.deepEqual(why('code\ttext\n'), ['1 empty']);
  assert.deepEqual(why('ime,prezime\nA,B'), ['1 columns']);
  assert.deepEqual(why('PK\u0003\u0004\u0000'), ['1 columns']);
  assert.deepEqual(why('code,text\nP1,"nije zatvoreno'), ['2 columns']);
  assert.deepEqual(why('code,text\nP1,a"b'), ['2 columns']);
  const many = ['code\ttext', ...Array.from({ length: 201 }, (_, at) => `P${at}\ttekst`)].join('\n');
  assert.deepEqual(why(many), ['202 too-many']);
});
