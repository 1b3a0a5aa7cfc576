import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Refusal } from '#kernel/errors.ts';
import { readSheet } from './read-sheet.ts';
import fc from 'fast-check';
import { hostileText, spoilt } from '#testing/hostile-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'astra-sheets-'));
let files = 0;

function read(content: string | Buffer) {
  const path = join(folder, `${files++}.csv`);
  writeFileSync(path, content);
  return readSheet(path);
}

const cells = async (content: string | Buffer) =>
  (await read(content)).columns.map((column) => [column.header, ...column.cells]);

function refuses(code: string) {
  return (error: unknown) => error instanceof Refusal && error.code === code;
}

test('commas, semicolons and tabs part cells; a mark at the beginning and Windows line ends are no part of them', async () => {
  const wanted = [
    ['ime', 'Đurđa', 'Nada'],
    ['mesto', 'Čačak', 'Bor'],
  ];
  assert.deepEqual(await cells('ime,mesto\nĐurđa,Čačak\nNada,Bor\n'), wanted);
  assert.deepEqual(await cells('\uFEFFime;mesto\r\nĐurđa;Čačak\r\nNada;Bor'), wanted);
  assert.deepEqual(await cells('ime\tmesto\nĐurđa\tČačak\n\nNada\tBor\n'), wanted);
  assert.deepEqual(await cells(Buffer.from('\uFEFFime\tmesto\nĐurđa\tČačak\nNada\tBor\n', 'utf16le')), wanted);
  assert.deepEqual(await cells('ime, mesto\n Đurđa , Čačak\nNada, Bor\n'), wanted);
});

test('quotes hold separators, line breaks and quotes; lines are counted through them', async () => {
  const sheet = await read('ime,adresa\n"Nada ""N"", ml.","Glavna 1,\nulaz 2"\nVida,Bor\n');
  assert.deepEqual(
    sheet.columns.map((column) => column.cells),
    [
      ['Nada "N", ml.', 'Vida'],
      ['Glavna 1,\nulaz 2', 'Bor'],
    ],
  );
  assert.deepEqual(sheet.lines, [2, 4]);
});

test('a row that does not fit is left out by its line and reason, and nothing of what it says is told', async () => {
  const sheet = await read('ime,mesto\nNada,Bor\nVida\nLena,Pirot,Niš\nJana,"Ni"š\nMila,Vranje,\n');
  assert.deepEqual(sheet.lines, [2, 6]);
  assert.deepEqual(
    sheet.refused.map(({ line, reason, has }) => [line, reason, has]).toSorted(([a], [b]) => Number(a) - Number(b)),
    [
      [3, 'cells', 1],
      [4, 'cells', 3],
      [5, 'quotes', 0],
    ],
  );
  assert.doesNotMatch(JSON.stringify(sheet.refused), /Vida|Lena|Jana|Pirot/);
});

test('what cannot be read right is refused in a sentence, not read wrong', async () => {
  await assert.rejects(readSheet(join(folder, 'none.csv')), refuses('match-file'));
  await assert.rejects(readSheet(folder), refuses('match-file'));
  await assert.rejects(read(''), refuses('match-empty'));
  await assert.rejects(read('ime,mesto\n'), refuses('match-empty'));
  await assert.rejects(
    read(Buffer.from([0x69, 0x6d, 0x65, 0x0a, 0x8a, 0x69, 0x6d, 0x65, 0x0a])),
    refuses('match-encoding'),
  );
  await assert.rejects(read('ime,mesto\nNada,Bor\nVida,"Pirot\nLena,Niš\n'), refuses('match-quotes'));
  await assert.rejects(read(`ime,mesto\nNada,${'Bor'.repeat(700_000)}`), refuses('match-row'));
  await assert.rejects(read(`ime${',x'.repeat(2_000)}\nNada${','.repeat(2_000)}\n`), refuses('match-columns'));
});

test('a header is shown in a terminal, so it is one line and commands nothing', async () => {
  const { columns } = await read('"ime\u001b]0;x\u0007\n osobe",mesto\u202e\nNada,Bor\n');
  assert.deepEqual(
    columns.map(({ header }) => header),
    ['ime]0;x osobe', 'mesto'],
  );
});

test('headers that stand twice, and one that is empty, stay apart', async () => {
  assert.deepEqual(
    (await read('ime,,ime\na,b,c\n')).columns.map(({ header }) => header),
    ['ime', '2', 'ime (2)'],
  );
});

test('whatever a file holds, every line of it is in the table, refused by its line, or the file is refused', async () => {
  const bytes = fc.uint8Array({ maxLength: 400 }).map((some) => Buffer.from(some));
  const table = spoilt('ime;mesto;"dan"\nNada;"Bor; ""novi"" deo";5.3.2019.\nVida;Pirot;\n');
  await fc.assert(
    fc.asyncProperty(fc.oneof(table, hostileText, bytes), async (content) => {
      const sheet = await read(content).catch((error: unknown) => {
        if (error instanceof Refusal) return null;
        throw error;
      });
      if (!sheet) return;
      const lines = [...sheet.lines, ...sheet.refused.map(({ line }) => line)];
      assert.equal(new Set(lines).size, lines.length);
      for (const column of sheet.columns) assert.equal(column.cells.length, sheet.lines.length);
    }),
    { numRuns: 250 },
  );
});
