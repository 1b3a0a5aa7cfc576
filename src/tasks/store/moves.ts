import { rows, run, sql, type Tx } from '#kernel/db.ts';
import type { MoveWhy } from '../shared.ts';

export type MoveRow = {
  promise: string;
  version: number;
  why: MoveWhy;
  due: Date | null;
  owner: string | null;
  by: string | null;
  at: Date;
  sealed: Uint8Array | null;
};
/** Open promises of one line that change hands; `by` null is the program itself. */
export type Hands = { line: string; from: string | null; to: string | null; why: MoveWhy; by: string | null; at: Date };

/** Records how a promise came to its present due time and owner. */
export async function insertMove(tx: Tx, row: MoveRow): Promise<void> {
  await run(
    tx,
    sql`insert into tasks.moves (promise, version, why, due, owner, by, at, sealed)
      values (${row.promise}, ${row.version}, ${row.why}, ${row.due}, ${row.owner}, ${row.by}, ${row.at}, ${row.sealed})`,
  );
}

/** Sets due and owner to a promise's next version. */
export async function setVersion(tx: Tx, row: Pick<MoveRow, 'promise' | 'version' | 'due' | 'owner'>): Promise<void> {
  await run(
    tx,
    sql`update tasks.promises set version = ${row.version}, due = ${row.due}, owner = ${row.owner}
      where id = ${row.promise}`,
  );
}

/** Every move of these promises, newest first. */
export async function movesOf(tx: Tx, promises: string[]): Promise<MoveRow[]> {
  return rows(
    tx,
    sql<MoveRow>`select promise, version, why, due, owner, by, at, sealed from tasks.moves
      where promise = any(${promises}::uuid[]) order by version desc`,
  );
}

/** Whose open promises there are, line by line. Runs as worker. */
export async function ownersOfOpen(tx: Tx): Promise<{ line: string; owner: string }[]> {
  return rows(
    tx,
    sql<{ line: string; owner: string }>`select distinct line, owner from tasks.promises
      where ended is null and owner is not null and line is not null`,
  );
}

/** Open promises of a line pass from one owner to another (null: the line), all or only some; each with its move. */
export async function passOn(tx: Tx, hands: Hands, only: string[] | null): Promise<{ id: string; dossier: string }[]> {
  return rows(
    tx,
    sql<{ id: string; dossier: string }>`with passed as (
        update tasks.promises set owner = ${hands.to}::uuid, version = version + 1
        where line = ${hands.line} and owner is not distinct from ${hands.from}::uuid and ended is null
          and (${only}::uuid[] is null or id = any(${only}::uuid[]))
        returning id, dossier, version, due, owner),
      kept as (insert into tasks.moves (promise, version, why, due, owner, by, at)
        select id, version, ${hands.why}, due, owner, ${hands.by}::uuid, ${hands.at} from passed)
      select id, dossier from passed`,
  );
}
