import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Tree } from '../house/tree.ts';
import { changesIn, changesInMatrix, changesInRowRules, type Change } from './changes.ts';

const MATRIX = 'src/staff/lists/roles.tsv';

/** All places a change may be made in: the vault, permissions, row rules, and every rule that has a test beside it. */
export function allChanges(root: string, tree: Tree, read: (path: string) => string): Change[] {
  const typescript = [...tree.sources.values()].filter(({ path }) => isTarget(root, path)).flatMap(changesIn);
  const rowRules = tree.plain
    .filter(({ path }) => path.endsWith('.sql'))
    .flatMap(({ path, text }) => changesInRowRules(path, text));
  return [...typescript, ...changesInMatrix(MATRIX, read(MATRIX)), ...rowRules];
}

function isTarget(root: string, path: string): boolean {
  if (
    !path.startsWith('src/') ||
    path.endsWith('.tsx') ||
    path.startsWith('src/testing/') ||
    /\.(test|journey|drill)\.ts$/.test(path)
  )
    return false;
  if (path.startsWith('src/vault/') || path.endsWith('permissions.ts')) return true;
  return existsSync(join(root, path.replace(/\.ts$/, '.test.ts')));
}
