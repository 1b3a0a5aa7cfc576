import { first, one, rows, run, sql, type Tx } from '#kernel/db.ts';
import type { RiskLevel, TaskKind } from '../shared.ts';
import type { PromiseRow } from './promises.ts';

export type TaskRow = Omit<PromiseRow, 'kind' | 'line'> & {
  kind: TaskKind;
  team: string | null;
  level: RiskLevel | null;
  /** Of a task the rules made: from when its hours count. */
  counts: Date | null;
  follows: string | null;
  practice: boolean;
};
type NewTaskRow = Omit<TaskRow, `ended${string}` | 'version'>;
/** A late task as the clock sees it: coded columns only. */
export type LateTask = Pick<TaskRow, 'id' | 'dossier' | 'kind' | 'level' | 'team'> & { due: Date };

const columns = sql`p.id, p.dossier, p.kind, p.team, p.level, p.counts, p.follows, p.practice, p.due, p.owner, p.made,
  p.made_by, p.version, p.sealed, p.ended_how, p.ended_by, p.ended, p.ended_sealed`;

/** A new task; false where an open one of the rules for the same step is there. Its first version is a move of its own. */
export async function insertTask(tx: Tx, row: NewTaskRow): Promise<boolean> {
  const done = await run(
    tx,
    sql`insert into tasks.promises (id, dossier, sort, kind, team, level, counts, follows, practice, due, owner, made,
        made_by, sealed)
      values (${row.id}, ${row.dossier}, 'task', ${row.kind}, ${row.team}, ${row.level}, ${row.counts}, ${row.follows},
        ${row.practice}, ${row.due}, ${row.owner}, ${row.made}, ${row.made_by}, ${row.sealed})
      on conflict (dossier, kind) where ended is null and counts is not null do nothing`,
  );
  return done === 1;
}

/** Asks for an owner of a record whose owner has left; false where that is asked for already. Runs as worker. */
export async function callAskForOwner(
  tx: Tx,
  task: { id: string; dossier: string; team: string; risk: string; due: Date | null; by: string; at: Date },
): Promise<boolean> {
  const { id, dossier, team, risk, due, by, at } = task;
  const asked = sql<{ done: boolean }>`select
    tasks.ask_for_owner(${id}, ${dossier}, ${team}, ${risk}, ${due}, ${by}, ${at}) as done`;
  return (await one(tx, asked)).done;
}

/** One task of a dossier the actor may open; its row stays locked until the transaction ends. */
export async function lockTask(tx: Tx, dossier: string, id: string): Promise<TaskRow | undefined> {
  return first(
    tx,
    sql<TaskRow>`select ${columns} from tasks.promises p
      where p.id = ${id} and p.dossier = ${dossier} and p.sort = 'task' for update`,
  );
}

/** Every task of a dossier: open ones by their due time, then ended ones, the last first. */
export async function tasksOf(tx: Tx, dossier: string): Promise<TaskRow[]> {
  return rows(
    tx,
    sql<TaskRow>`select ${columns} from tasks.promises p where p.dossier = ${dossier} and p.sort = 'task'
      order by p.ended desc nulls first, p.due nulls last, p.made, p.id`,
  );
}

/** What is due first of each of these dossiers, promises and tasks alike; those owing nothing by a time are absent. */
export async function firstDues(tx: Tx, dossiers: string[]): Promise<Map<string, Date>> {
  const found = await rows(
    tx,
    sql<{ dossier: string; due: Date }>`select p.dossier, min(p.due) as due from tasks.promises p
      where p.dossier = any(${dossiers}::uuid[]) and p.ended is null and p.due is not null group by p.dossier`,
  );
  return new Map(found.map(({ dossier, due }) => [dossier, due]));
}

/** The open tasks of a dossier, locked until the transaction ends. */
export async function lockOpenTasks(tx: Tx, dossier: string): Promise<TaskRow[]> {
  return rows(
    tx,
    sql<TaskRow>`select ${columns} from tasks.promises p
      where p.dossier = ${dossier} and p.sort = 'task' and p.ended is null order by p.made, p.id for update`,
  );
}

/** Sets which risk counts for a task of the rules, and from when. */
export async function setTiming(tx: Tx, task: string, level: RiskLevel, counts: Date): Promise<void> {
  await run(tx, sql`update tasks.promises set level = ${level}, counts = ${counts} where id = ${task}`);
}

/** Whose the open tasks of a dossier are while nobody owns them. */
export async function setTeam(tx: Tx, dossier: string, team: string | null): Promise<void> {
  await run(
    tx,
    sql`update tasks.promises set team = ${team} where dossier = ${dossier} and sort = 'task' and ended is null`,
  );
}

/** Whether the open task that came after this one is untouched and was taken away, or none came. */
export async function deleteFollower(tx: Tx, task: string): Promise<void> {
  await run(tx, sql`delete from tasks.promises where follows = ${task} and version = 1 and ended is null`);
}

/** Whether a step of the rules has an open task on a dossier. */
export async function hasOpenStep(tx: Tx, dossier: string, kind: TaskKind): Promise<boolean> {
  const found = await first(
    tx,
    sql`select 1 from tasks.promises
      where dossier = ${dossier} and kind = ${kind} and sort = 'task' and ended is null and counts is not null`,
  );
  return found !== undefined;
}

/** Whether somebody could read a dossier; asked by somebody who can. */
export async function mayRead(tx: Tx, dossier: string, account: string): Promise<boolean> {
  const answer = await first(tx, sql<{ reads: boolean }>`select tasks.may_read(${dossier}, ${account}) as reads`);
  return answer?.reads ?? false;
}

/**
 * Tasks whose time has come and gone by `at`, since `after`, of these steps, each as `level/kind`; practice alarms
 * nobody. Runs as worker.
 */
export async function lateTasks(tx: Tx, steps: string[], after: Date, at: Date): Promise<LateTask[]> {
  return rows(
    tx,
    sql<LateTask>`select id, dossier, kind, level, team, due from tasks.promises
      where ended is null and sort = 'task' and level || '/' || kind = any(${steps}) and not practice
        and due <= ${at} and due > ${after} order by due limit 500`,
  );
}

/** Which of these tasks are open and late at a moment. Runs as worker. */
export async function stillLate(tx: Tx, tasks: string[], at: Date): Promise<Set<string>> {
  const found = await rows(
    tx,
    sql<{
      id: string;
    }>`select id from tasks.promises where id = any(${tasks}::uuid[]) and ended is null and due <= ${at}`,
  );
  return new Set(found.map(({ id }) => id));
}

/** Takes the tasks of a record back with it; false where somebody else made or touched one, or something was promised. */
export async function takeBackTasks(tx: Tx, dossier: string): Promise<boolean> {
  const answer = await first(tx, sql<{ gone: boolean }>`select tasks.take_back(${dossier}) as gone`);
  return answer?.gone ?? false;
}

/** Takes open tasks from those who cannot read their record any more. Runs as worker. */
export async function returnUnreadable(tx: Tx, at: Date): Promise<{ id: string; dossier: string }[]> {
  return rows(tx, sql<{ id: string; dossier: string }>`select id, dossier from tasks.return_unreadable(${at})`);
}
