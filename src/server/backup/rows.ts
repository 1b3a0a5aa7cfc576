import type { Connection } from '#kernel/db.ts';
import { endEverySession, openSession, type Session } from './store.ts';
import { UNFINISHED } from './unfinished.ts';

/** What ran already and what ran not is not copied: the other database runs it itself. */
const NOT_COPIED = 'kernel.migrations';
const ROWS_AT_ONCE = 200;
/** About so many letters of rows are one entry of an export. */
const ENTRY_LETTERS = 1_000_000;

/** A connection that sees the database as it is now, whatever is written after; times as text in one form. */
export async function openView(owner: Connection): Promise<Session> {
  const session = await openSession(owner);
  await session.ask('begin isolation level repeatable read read only');
  await session.ask(`set local timezone = 'UTC'`);
  await session.ask(`set local datestyle = 'ISO, YMD'`);
  return session;
}

/** The tables that are copied. */
export async function copiedTables(session: Session): Promise<string[]> {
  const found = await session.ask<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  return found.map(({ name }) => name).filter((name) => name !== NOT_COPIED);
}

/** The steps this database has been through, as `room/name`. */
export async function stepsDone(session: Session): Promise<string[]> {
  const [there] = await session.ask<{ there: boolean }>(`select to_regclass('${NOT_COPIED}') is not null as there`);
  if (!there?.there) return [];
  const found = await session.ask<{ done: string }>(
    `select module || '/' || name as done from ${NOT_COPIED} order by 1`,
  );
  return found.map(({ done }) => done);
}

/** All rows of a table, each in PostgreSQL's own writing of a row, which every version reads; in parts of about a megabyte. */
export async function* rowsOf(session: Session, table: string): AsyncGenerator<string[]> {
  await session.ask(`declare copied no scroll cursor for select t::text as line from ${table} t`);
  let part: string[] = [];
  let letters = 0;
  for (;;) {
    const found = await session.ask<{ line: string }>(`fetch ${ROWS_AT_ONCE} from copied`);
    if (found.length === 0) break;
    for (const { line } of found) letters += part[part.push(line) - 1]?.length ?? 0;
    if (letters < ENTRY_LETTERS) continue;
    yield part;
    part = [];
    letters = 0;
  }
  await session.ask('close copied');
  if (part.length > 0) yield part;
}

/** Where each counter stands; those never used are left out. */
export async function counters(session: Session): Promise<Record<string, number>> {
  const found = await session.ask<{ name: string; last: number }>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value as last from pg_sequences
      where last_value is not null order by 1`,
  );
  return Object.fromEntries(found.map(({ name, last }) => [name, last]));
}

type ForeignKey = { table: string; name: string; definition: string };

/**
 * Begins to fill an empty database, in one transaction: references between tables are put aside and triggers rest, so
 * that rows may come in any order and exactly as they were.
 */
export async function beginFilling(session: Session): Promise<ForeignKey[]> {
  await session.ask('begin');
  await session.ask(`set local timezone = 'UTC'`);
  await session.ask(`set local datestyle = 'ISO, YMD'`);
  const keys = await session.ask<ForeignKey>(
    `select conrelid::regclass::text as table, format('%I', conname) as name, pg_get_constraintdef(oid) as definition
      from pg_constraint where contype = 'f' and conparentid = 0 order by 1, 2`,
  );
  for (const { table, name } of keys) await session.ask(`alter table ${table} drop constraint ${name}`);
  for (const table of await copiedTables(session)) await session.ask(`alter table ${table} disable trigger user`);
  return keys;
}

/** Adds rows as `rowsOf` gave them; a column the database works out by itself it works out again. */
export async function addRows(session: Session, table: string, lines: string[]): Promise<void> {
  const [columns] = await session.ask<{ names: string[] }>(
    `select array_agg(format('%I', attname) order by attnum) as names from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  );
  const names = columns?.names ?? [];
  // The offset keeps a row from being read anew for each of its columns.
  await session.ask(
    `insert into ${table} (${names.join(', ')}) overriding system value
      select ${names.map((name) => `(r).${name}`).join(', ')}
      from (select unnest($1::text[])::${table} as r offset 0) as given`,
    [lines],
  );
}

/**
 * Puts everything back that was put aside, which proves every reference, and sets the counters. In the same moment every
 * sign-in ends, and the database is marked as not proved yet.
 */
export async function endFilling(session: Session, keys: ForeignKey[], last: Record<string, number>): Promise<void> {
  for (const table of await copiedTables(session)) await session.ask(`alter table ${table} enable trigger user`);
  for (const { table, name, definition } of keys)
    await session.ask(`alter table ${table} add constraint ${name} ${definition}`);
  for (const [name, value] of Object.entries(last)) await session.ask('select setval($1::regclass, $2)', [name, value]);
  await endEverySession(session);
  const { module, name, text } = UNFINISHED;
  await session.ask(`insert into ${NOT_COPIED} (module, name, text) values ($1, $2, $3)`, [module, name, text]);
  await session.ask('commit');
  // Only makes what follows quicker.
  await session.ask('analyze').catch(() => undefined);
}

/** What came in is proved: from here on it may be served. @returns whether it was still marked as not proved. */
export async function markProved(session: Session): Promise<boolean> {
  const gone = await session.ask(`delete from ${NOT_COPIED} where module = $1 and name = $2 returning true`, [
    UNFINISHED.module,
    UNFINISHED.name,
  ]);
  return gone.length > 0;
}

/** Makes every table empty again, as long as what came in is not proved: later, others may have written. */
export async function emptyUnproved(session: Session): Promise<void> {
  await session.ask('begin');
  if (await markProved(session)) await session.ask(`truncate ${(await copiedTables(session)).join(', ')}`);
  await session.ask('commit');
}
