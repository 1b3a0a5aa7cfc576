import type { Tx } from '#kernel/db.ts';
import { may } from '#kernel/permissions.ts';
import type { StaffActor } from '#staff/index.ts';
import { openKey } from '#vault/index.ts';
import { localMark, shippedLists } from './lists.ts';
import type { ListMark, RunSummary, ScreeningAnswer } from './shared.ts';
import { decisionsOf, listsById, runsOf, type RunRow } from './store.ts';

/** Every check of a dossier, the newest first; 404 for somebody without a grant. */
export async function readScreening(tx: Tx, actor: StaffActor, id: string): Promise<ScreeningAnswer> {
  await openKey(tx, actor.keys, id);
  const runs = await runsOf(tx, id);
  const decided = await decisionsOf(
    tx,
    runs.map((run) => run.id),
  );
  const locals = await listsById(
    tx,
    runs.flatMap((run) => run.local_list ?? []),
  );
  const marks = [...shippedLists, ...locals.map(localMark)];
  return {
    runs: runs.map((run) => ({
      ...summary(run, marks),
      decision: decided.find((each) => each.run === run.id)?.decision ?? null,
    })),
    can: { write: may(actor, 'screening.run.write', { granted: true }) },
  };
}

function summary(run: RunRow, marks: ListMark[]): Omit<RunSummary, 'decision'> {
  const mark = marks.find(({ id }) => id === (run.local_list ?? run.list));
  if (!mark) throw new Error('a check of a list that is not there');
  const { finished, finished_by: by, result, present, of } = run;
  return {
    id: run.id,
    // The version and its mark are the check's own: what the list has become since is another matter.
    list: { ...mark, version: run.version, verified: run.verified },
    day: run.day,
    begunBy: run.begun_by,
    finished: finished ? { day: finished, by: by ?? '', result, present: present ?? 0, of: of ?? 0 } : null,
  };
}
