import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Tree } from '../house/tree.ts';
import { covering, importersOf } from './covering.ts';
import { pick } from './pick.ts';

test('the same seed picks the same places, another seed others, none twice', () => {
  const all = Array.from({ length: 1000 }, (_, at) => at);
  assert.deepEqual(pick(all, 20, 7), pick(all, 20, 7));
  assert.notDeepEqual(pick(all, 20, 7), pick(all, 20, 8));
  assert.equal(new Set(pick(all, 200, 1)).size, 200);
  assert.deepEqual(pick([1, 2], 5, 1), [1, 2]);
});

test('the tests that could notice a change are those that come to it by their imports, also round a corner', () => {
  const file = (path: string, ...targets: string[]) => [path, { path, imports: targets.map(valueImport) }] as const;
  const sources = new Map([
    file('src/vault/seal.ts'),
    file('src/vault/index.ts', 'src/vault/seal.ts'),
    file('src/vault/seal.test.ts', 'src/vault/seal.ts'),
    file('src/vault/rows.int.test.ts', 'src/vault/index.ts'),
    file('src/staff/sign-in.int.test.ts', 'src/vault/index.ts'),
    file('src/people/other.test.ts'),
  ]);
  const importers = importersOf({ sources, plain: [], broken: [] } as unknown as Tree);
  assert.deepEqual(covering(importers, 'src/vault/seal.ts'), {
    pure: ['src/vault/seal.test.ts'],
    integration: ['src/vault/rows.int.test.ts', 'src/staff/sign-in.int.test.ts'],
  });
});

const valueImport = (target: string) => ({ target, kind: 'value' });
