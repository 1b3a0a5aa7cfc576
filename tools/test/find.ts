import { globSync } from 'node:fs';

export type TestFiles = {
  pure: string[];
  integration: string[];
  journeys: string[];
  drills: string[];
  cluster: string[];
};

/**
 * All test files under `src/` and `tools/`, by what they need; with `only`, those whose path matches it. Those of a
 * cluster need Debian's packages within reach: they are among them when asked for.
 */
export function findTests(root: string, only?: RegExp, cluster = false): TestFiles {
  const find = (...patterns: string[]) =>
    globSync(patterns, { cwd: root })
      .filter((path) => !only || only.test(path))
      .toSorted();
  return {
    pure: find('src/**/*.test.ts', 'tools/**/*.test.ts').filter((path) => !path.endsWith('.int.test.ts')),
    integration: find('src/**/*.int.test.ts', 'tools/**/*.int.test.ts'),
    journeys: find('src/journeys/**/*.journey.ts'),
    drills: find('src/journeys/**/*.drill.ts'),
    cluster: cluster ? find('src/**/*.cluster.ts') : [],
  };
}
