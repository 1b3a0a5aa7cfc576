import { first, one, rows, run, sql, type Tx } from '#kernel/db.ts';
import type { LocalItem } from '../local-list.ts';
import type { Sector } from '../shared.ts';

export type LocalListRow = {
  id: string;
  sector: Sector;
  name: string;
  version: number;
  source: string;
  verified: boolean;
  by: string;
  day: string;
};

const columns = sql`l.id, l.sector, l.name, l.version, l.source, l.verified, l.by, l.day`;

/** Adds a list with its indicators; the next version where there is one of that name. Gives the version. */
export async function insertList(tx: Tx, row: Omit<LocalListRow, 'version'>, items: LocalItem[]): Promise<number> {
  const { version } = await one(
    tx,
    sql<{ version: number }>`insert into screening.lists (id, sector, name, version, source, verified, by, day)
      select ${row.id}, ${row.sector}, ${row.name},
        coalesce((select max(version) from screening.lists where sector = ${row.sector} and name = ${row.name}), 0) + 1,
        ${row.source}, ${row.verified}, ${row.by}, ${row.day}::date returning version`,
  );
  await run(
    tx,
    sql`insert into screening.items (list, position, code, text)
      select ${row.id}, i.position, i.code, i.text
      from unnest(${items.map(({ code }) => code)}::text[], ${items.map(({ text }) => text)}::text[])
        with ordinality as i (code, text, position)`,
  );
  return version;
}

/** Every version of every local list, with how many indicators each has; the newest version of each first. */
export async function localLists(tx: Tx): Promise<(LocalListRow & { items: number })[]> {
  return rows(
    tx,
    sql<LocalListRow & { items: number }>`select ${columns},
        (select count(*)::int from screening.items i where i.list = l.id) as items
      from screening.lists l order by l.sector, l.name, l.version desc`,
  );
}

/** One version of a local list. */
export async function findList(tx: Tx, id: string): Promise<LocalListRow | undefined> {
  return first(tx, sql<LocalListRow>`select ${columns} from screening.lists l where l.id = ${id}`);
}

/** Some of them, for checks made with them. */
export async function listsById(tx: Tx, ids: string[]): Promise<LocalListRow[]> {
  return rows(tx, sql<LocalListRow>`select ${columns} from screening.lists l where l.id = any(${ids}::uuid[])`);
}

/** The indicators of a local list in their order. */
export async function itemsOf(tx: Tx, list: string): Promise<LocalItem[]> {
  return rows(tx, sql<LocalItem>`select code, text from screening.items where list = ${list} order by position`);
}
