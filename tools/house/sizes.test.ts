import assert from 'node:assert/strict';
import { test } from 'node:test';
import { houseFigures, plant } from './plant.ts';

/** A file of that many lines, blank ones counted, with one function of `inner` lines. */
function fileOf(lines: number, inner = 1): string {
  const body =
    inner === 1
      ? '/** A. */\nexport const a = (): number => 1;'
      : `/** A. */\nexport function a() {${'\n'.repeat(inner - 1)}}`;
  return `${body}${'\n'.repeat(lines - body.split('\n').length + 1)}`;
}

const many = (count: number, text: string, ending = 'ts') =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`src/cases/many/f${at}.${ending}`, text]));

const sizesOf = (files: Record<string, string>) => plant(files).filter((line) => line.includes(' sizes '));

test('a file over 400 lines is refused, a test, a tool and a migration too', () => {
  for (const path of ['src/cases/a.ts', 'src/cases/a.test.ts', 'tools/a.ts'])
    assert.deepEqual(sizesOf({ [path]: fileOf(401) }), [`${path}:0 sizes 401 lines (at most 400)`]);
  assert.match(
    sizesOf({ 'src/cases/migrations/0002-a.sql': '\n'.repeat(401) })[0] ?? '',
    /0002-a\.sql:0 sizes 401 lines/,
  );
  assert.deepEqual(sizesOf({ 'src/cases/a.ts': fileOf(400) }), []);
});

test('files and functions are judged by their median, tests apart', () => {
  assert.match(sizesOf(many(40, fileOf(61))).join(), /sizes median file 61 lines \(at most 60\)/);
  assert.deepEqual(sizesOf(many(40, fileOf(60))), []);
  assert.match(sizesOf(many(40, fileOf(20, 11))).join(), /sizes median function 11 \(at most 10\)/);
  assert.deepEqual(sizesOf(many(40, fileOf(61), 'test.ts')), []);
});

test('a long function is named when more than one in a hundred is; a component may be longer', () => {
  const long = (path: string, inner: number) => sizesOf({ [path]: fileOf(inner + 2, inner) });
  assert.deepEqual(long('src/cases/a.ts', 61), ['src/cases/a.ts:2 sizes function of 61 lines (99 % at most 60)']);
  assert.deepEqual(long('src/cases/a.ts', 60), []);
  assert.deepEqual(long('src/cases/desk/a.tsx', 120), []);
  assert.match(long('src/cases/desk/a.tsx', 121).join(), /a\.tsx:2 sizes function of 121 lines \(99 % at most 120\)/);
  assert.deepEqual(sizesOf({ 'src/cases/a.ts': fileOf(70, 61), ...many(120, fileOf(3)) }), []);
});

test('the figures are told always', () => {
  const { files, fileLongest, testLines } = houseFigures({ 'src/cases/a.ts': fileOf(99) });
  assert.deepEqual({ files, fileLongest, testLines }, { files: 17, fileLongest: 99, testLines: 4 });
});
