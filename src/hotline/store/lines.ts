import { first, rows, run, sql, type Tx } from '#kernel/db.ts';
import type { Line } from '../shared.ts';

/** Every line, in the order the organisation put them. */
export async function allLines(tx: Tx): Promise<Line[]> {
  return rows(tx, sql<Line>`select id, kind, name, number, languages, hours from hotline.lines order by position`);
}

/** One line. */
export async function findLine(tx: Tx, id: string): Promise<Line | undefined> {
  return first(tx, sql<Line>`select id, kind, name, number, languages, hours from hotline.lines where id = ${id}`);
}

/** Adds a line, or changes it. */
export async function putLine(tx: Tx, line: Line, position: number): Promise<void> {
  await run(
    tx,
    sql`insert into hotline.lines (id, kind, name, number, languages, hours, position)
      values (${line.id}, ${line.kind}, ${line.name}, ${line.number}, ${line.languages}::text[],
        ${JSON.stringify(line.hours)}, ${position})
      on conflict (id) do update set name = excluded.name, number = excluded.number, languages = excluded.languages,
        hours = excluded.hours, position = excluded.position`,
  );
}

/** Removes lines while nobody has called them yet (the first run, going back a step). */
export async function deleteLines(tx: Tx): Promise<void> {
  await run(tx, sql`delete from hotline.lines`);
}
