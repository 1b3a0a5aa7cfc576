import type { TestFiles } from './find.ts';

/** What one process runs: one file, or all pure tests together. */
export type Job = { name: string; files: string[] };

/** Each file in a process of its own. */
export const alone = (files: string[]): Job[] => files.map((file) => ({ name: file, files: [file] }));

/** Everything there is to run, what takes long before what is short: nothing long then runs by itself at the end. */
export function inOrder({ pure, integration, journeys, drills, cluster }: TestFiles): Job[] {
  // Those of the server ask every route.
  const wide = Map.groupBy(integration, (path) => path.startsWith('src/server/'));
  return [
    ...alone(drills),
    ...alone(cluster),
    ...(pure.length > 0 ? [{ name: 'pure tests', files: pure }] : []),
    ...alone(journeys),
    ...alone(wide.get(true) ?? []),
    ...alone(wide.get(false) ?? []),
  ];
}
