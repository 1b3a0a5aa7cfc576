import type { Tx } from '#kernel/db.ts';
import { responseTimes } from './response-times.ts';
import { riskLevels } from './shared.ts';
import { lateTasks, type LateTask } from './store.ts';

/** Late steps that lists/response-times.tsv wants told, since `after`. Runs as worker, on coded columns only. */
export async function alarmingTasks(tx: Tx, after: Date, at: Date): Promise<LateTask[]> {
  const told = riskLevels.flatMap(responseTimes).filter(({ alerts }) => alerts);
  return lateTasks(
    tx,
    told.map(({ level, step }) => `${level}/${step}`),
    after,
    at,
  );
}
