import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plant } from './plant.ts';

test('a house in which every rule holds passes without a word', () => {
  assert.deepEqual(plant({}), []);
});

test('a file that is no TypeScript is named', () => {
  assert.match(plant({ 'src/cases/broken.ts': 'const = 1;\n' }).join('\n'), /^src\/cases\/broken\.ts:0 parse /m);
});
