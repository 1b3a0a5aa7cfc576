import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..');
const text = readFileSync(join(root, 'docs', 'tour.md'), 'utf8');

/** What a stop names in front of its words: a file, and what stands in it; a second file beside it lies in the same folder. */
const stops = [...text.matchAll(/^\d+\. \*\*(.*?)\*\*/gm)].map(([, head = '']) =>
  [...head.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
);

/** What of a stop is not there: a file, or what stands in the file named last before it. */
function straysOf(names: string[]): string[] {
  let file = '';
  return names.filter((name) => {
    if (/\.(tsx?|sql)$/.test(name)) file = /^(src|tools)\//.test(name) ? join(root, name) : join(file, '..', name);
    return !existsSync(file) || (!file.endsWith(name) && !readFileSync(file, 'utf8').includes(name));
  });
}

test('every stop of the tour is there: its files, and in them what it names', () => {
  assert.ok(stops.length > 20);
  assert.deepEqual(stops.flatMap(straysOf), []);
});
