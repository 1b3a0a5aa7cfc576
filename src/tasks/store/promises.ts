import { first, rows, run, sql, type Tx } from '#kernel/db.ts';
import type { Ending, PromiseKind } from '../shared.ts';

export type PromiseRow = {
  id: string;
  dossier: string;
  kind: PromiseKind;
  line: string | null;
  due: Date | null;
  owner: string | null;
  made: Date;
  made_by: string;
  version: number;
  sealed: Uint8Array;
  ended_how: Ending['how'] | null;
  ended_by: string | null;
  ended: Date | null;
  ended_sealed: Uint8Array | null;
};
/** An open promise, with the moment its dossier was opened. */
export type OpenPromise = Omit<PromiseRow, `ended${string}` | 'made_by'> & { opened: Date };
export type LatePromise = { id: string; dossier: string; line: string | null; due: Date };

const columns = sql`p.id, p.dossier, p.kind, p.line, p.due, p.owner, p.made, p.made_by, p.version, p.sealed,
  p.ended_how, p.ended_by, p.ended, p.ended_sealed`;

/** A new promise; its first version is a move of its own. */
export async function insertPromise(tx: Tx, row: Omit<PromiseRow, `ended${string}` | 'version'>): Promise<void> {
  await run(
    tx,
    sql`insert into tasks.promises (id, dossier, kind, line, due, owner, made, made_by, sealed)
      values (${row.id}, ${row.dossier}, ${row.kind}, ${row.line}, ${row.due}, ${row.owner}, ${row.made},
        ${row.made_by}, ${row.sealed})`,
  );
}

/** One promise on a dossier the actor may open; its row stays locked until the transaction ends. */
export async function lockPromise(tx: Tx, id: string): Promise<PromiseRow | undefined> {
  return first(
    tx,
    sql<PromiseRow>`select ${columns} from tasks.promises p where p.id = ${id} and p.sort = 'promise' for update`,
  );
}

/** Every promise of a dossier: open ones by their due time, then ended ones, the last first. */
export async function promisesOf(tx: Tx, dossier: string): Promise<PromiseRow[]> {
  return rows(
    tx,
    sql<PromiseRow>`select ${columns} from tasks.promises p where p.dossier = ${dossier} and p.sort = 'promise'
      order by p.ended desc nulls first, p.due nulls last, p.made`,
  );
}

/** What is still open of what was promised on a dossier. */
export async function openOf(tx: Tx, dossier: string): Promise<{ id: string; due: Date | null }[]> {
  return rows(
    tx,
    sql<{
      id: string;
      due: Date | null;
    }>`select id, due from tasks.promises where dossier = ${dossier} and ended is null
      and sort = 'promise'`,
  );
}

/** Open promises the actor may open, of one line or of all: by their due time, those without one last. */
export async function openPromises(tx: Tx, line: string | null): Promise<OpenPromise[]> {
  return rows(
    tx,
    sql<OpenPromise>`select p.id, p.dossier, p.kind, p.line, p.due, p.owner, p.made, p.version, p.sealed, o.opened
      from tasks.open_promises(${line}) o join tasks.promises p on p.id = o.id
      order by p.due nulls last, p.made`,
  );
}

/** Ends a promise; false when it has ended already. */
export async function endOpen(
  tx: Tx,
  id: string,
  ending: { how: Ending['how']; by: string; at: Date; sealed: Uint8Array },
): Promise<boolean> {
  const done = await run(
    tx,
    sql`update tasks.promises set ended_how = ${ending.how}, ended_by = ${ending.by}, ended = ${ending.at},
      ended_sealed = ${ending.sealed} where id = ${id} and ended is null`,
  );
  return done === 1;
}

/** Undo: the promise is open again, as it was. False when it was open. */
export async function clearEnding(tx: Tx, id: string): Promise<boolean> {
  const done = await run(
    tx,
    sql`update tasks.promises set ended_how = null, ended_by = null, ended = null, ended_sealed = null
      where id = ${id} and ended is not null`,
  );
  return done === 1;
}

/**
 * Promises whose time has come and gone by `at`, since `after`; practice alarms nobody. Runs as worker: coded columns
 * only.
 */
export async function latePromises(tx: Tx, after: Date, at: Date): Promise<LatePromise[]> {
  return rows(
    tx,
    sql<LatePromise>`select id, dossier, line, due from tasks.promises
      where ended is null and sort = 'promise' and not practice and due <= ${at} and due > ${after} order by due limit 500`,
  );
}
