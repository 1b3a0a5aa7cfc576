import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..');
const text = readFileSync(join(root, 'docs', 'asvs.md'), 'utf8');
const rows = text
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, number = '', level = '', asked = '', answer = '']) => ({ number, level, asked, answer }));

test('every file the table names as evidence exists', () => {
  const named = [...text.matchAll(/`((?:src|tools|docs)\/[^`]+)`/g)].map(([, path = '']) => path);
  assert.ok(named.length > 60);
  assert.deepEqual(
    named.filter((path) => !existsSync(join(root, path))),
    [],
  );
});

test('every quoted test is one of the file before it', () => {
  const quoted = [...text.matchAll(/`([^`]+\.(?:test|journey|drill)\.ts)` "([^"]+)"/g)];
  assert.ok(quoted.length > 20);
  const strays = quoted.filter(([, path = '', title = '']) => !readFileSync(join(root, path), 'utf8').includes(title));
  assert.deepEqual(
    strays.map(([, path, title]) => `${path}: ${title}`),
    [],
  );
});

test('each line has its level and says yes, not quite, not yet, or why it does not apply', () => {
  assert.ok(rows.length > 80);
  for (const { number, level, asked, answer } of rows) {
    assert.match(level, /^[123](, [123])?$/, number);
    assert.ok(asked, number);
    assert.match(answer, /^(yes: |n\/a: |not quite: |not yet)/, number);
  }
  assert.equal(new Set(rows.map(({ number }) => number)).size, rows.length);
});
