import { useTasks } from './queries.ts';

/** How many tasks of a record are open, for the tab that shows them; nothing until it is known. */
export function OpenTasks({ dossier }: { dossier: string }) {
  return useTasks(dossier).data?.tasks.filter(({ ending }) => ending === null).length ?? null;
}
