import type { Tree } from '../house/tree.ts';

/** Test files that reach a file through their imports, the nearest first; those beside it before all others. */
export type Covering = { pure: string[]; integration: string[] };

const INTEGRATION = /\.int\.test\.ts$/;
const PURE = /(?<!\.int)\.test\.tsx?$/;

/** Who imports whom, backwards. */
export function importersOf(tree: Tree): Map<string, string[]> {
  const importers = new Map<string, string[]>();
  for (const { path, imports } of tree.sources.values())
    for (const { target, kind } of imports)
      if (target && kind !== 'type') importers.set(target, [...(importers.get(target) ?? []), path]);
  return importers;
}

/** The tests that could notice a change of `file`: walks back along the imports, breadth first. */
export function covering(importers: Map<string, string[]>, file: string): Covering {
  const seen = new Set([file]);
  const order = [file];
  for (const at of order)
    for (const importer of importers.get(at) ?? []) {
      if (seen.has(importer)) continue;
      seen.add(importer);
      order.push(importer);
    }
  const near = (path: string) => (moduleOf(path) === moduleOf(file) ? 0 : 1);
  const integration = order.filter((path) => INTEGRATION.test(path)).toSorted((a, b) => near(a) - near(b));
  return { pure: order.filter((path) => PURE.test(path)), integration };
}

const moduleOf = (path: string) => path.split('/').slice(0, 2).join('/');
