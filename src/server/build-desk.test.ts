import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sources } from './build-desk.ts';
import { checkout } from './checkout.ts';

test('a list or a word that a screen takes in is among what a build depends on: changed alone it is built anew', () => {
  const known = new Set(
    sources()
      .split('\n')
      .map((line) => line.split(' ')[0]),
  );
  const files = globSync('src/**/*.{ts,tsx}', { cwd: checkout }).filter((file) => !file.includes('.test.'));
  const taken = files.flatMap((file) => {
    const imports = readFileSync(join(checkout, file), 'utf8').matchAll(/ from '(\.[^']+\.(?!tsx?')[a-z]+)'/g);
    return [...imports].map(([, path]) => join(file, '..', path ?? ''));
  });
  assert.ok(taken.some((file) => file.endsWith('.json')));
  assert.deepEqual(
    taken.filter((file) => !known.has(file)),
    [],
  );
});
