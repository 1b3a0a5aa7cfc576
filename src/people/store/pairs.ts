import { rows, run, sql, type Tx } from '#kernel/db.ts';

export type PairRow = { a: string; b: string; answer: 'not_same' | 'later'; by: string };

/** Keeps what was decided about two records; a later word replaces an earlier one. `a` sorts before `b`. */
export async function putPairAnswer(tx: Tx, row: PairRow): Promise<void> {
  await run(
    tx,
    sql`insert into people.pair_answers (a, b, answer, by) values (${row.a}, ${row.b}, ${row.answer}, ${row.by})
      on conflict (a, b) do update set answer = excluded.answer, by = excluded.by, at = now()`,
  );
}

/** What was decided about pairs among these records, both of which the actor may open. */
export async function answersOn(tx: Tx, ids: string[]): Promise<PairRow[]> {
  return rows(
    tx,
    sql<PairRow>`select a, b, answer, by from people.pair_answers
      where a = any(${ids}::uuid[]) and b = any(${ids}::uuid[])`,
  );
}
