import { first, rows, run, sql, type Tx } from '#kernel/db.ts';
import type { ClockAct, ClockKind, ClockReason } from '../shared.ts';

export type ClockRow = {
  id: string;
  dossier: string;
  kind: ClockKind;
  starts: string;
  days: number;
  ends: string;
  version: number;
  ended: string | null;
};
export type ClockActRow = {
  clock: string;
  version: number;
  act: ClockAct['act'];
  days: number;
  reason: ClockReason | null;
  by: string;
  day: string;
  sealed: Uint8Array;
};

const columns = sql`id, dossier, kind, starts, days, ends, version, ended`;

/** A clock that begins to run; false where one of its kind runs on this dossier already. */
export async function insertClock(tx: Tx, row: Omit<ClockRow, 'version' | 'ended'>): Promise<boolean> {
  const done = await run(
    tx,
    sql`insert into rights.clocks (id, dossier, kind, starts, days, ends)
      values (${row.id}, ${row.dossier}, ${row.kind}, ${row.starts}, ${row.days}, ${row.ends})
      on conflict (dossier, kind) where ended is null do nothing`,
  );
  return done === 1;
}

/** Records what was done with a clock. */
export async function insertClockAct(tx: Tx, row: ClockActRow): Promise<void> {
  await run(
    tx,
    sql`insert into rights.clock_acts (clock, version, act, days, reason, by, day, sealed)
      values (${row.clock}, ${row.version}, ${row.act}, ${row.days}, ${row.reason}, ${row.by}, ${row.day},
        ${row.sealed})`,
  );
}

/** One clock of a dossier the actor may open, locked until the transaction ends. */
export async function lockClock(tx: Tx, dossier: string, id: string): Promise<ClockRow | undefined> {
  return first(
    tx,
    sql<ClockRow>`select ${columns} from rights.clocks where id = ${id} and dossier = ${dossier} for update`,
  );
}

/** Sets a clock to its next version. */
export async function setClock(tx: Tx, row: ClockRow): Promise<void> {
  await run(
    tx,
    sql`update rights.clocks set days = ${row.days}, ends = ${row.ends}, version = ${row.version},
      ended = ${row.ended} where id = ${row.id}`,
  );
}

/** The clocks of a dossier: those that run first. */
export async function clocksOf(tx: Tx, dossier: string): Promise<ClockRow[]> {
  return rows(
    tx,
    sql<ClockRow>`select ${columns} from rights.clocks where dossier = ${dossier}
      order by ended desc nulls first, starts desc`,
  );
}

/** What was done with these clocks, the last first. */
export async function clockActsOf(tx: Tx, clocks: string[]): Promise<ClockActRow[]> {
  return rows(
    tx,
    sql<ClockActRow>`select clock, version, act, days, reason, by, day, sealed from rights.clock_acts
      where clock = any(${clocks}::uuid[]) order by version desc`,
  );
}

/** Running clocks the actor may open that end by this day; of practice none. */
export async function clocksEnding(tx: Tx, by: string): Promise<ClockRow[]> {
  return rows(
    tx,
    sql<ClockRow>`select ${columns} from rights.clocks
      where ended is null and ends <= ${by} and vault.practice_until(dossier) is null order by ends limit 50`,
  );
}

/** Which notices of these clocks the actor has read. */
export async function noticesSeen(
  tx: Tx,
  clocks: string[],
): Promise<{ clock: string; ends: string; before: number }[]> {
  return rows(
    tx,
    sql<{ clock: string; ends: string; before: number }>`select clock, ends, before from rights.clock_seen
      where clock = any(${clocks}::uuid[])`,
  );
}

/** Notes that somebody has read a notice. */
export async function markNoticeSeen(
  tx: Tx,
  row: { clock: string; account: string; ends: string; before: number },
): Promise<void> {
  await run(
    tx,
    sql`insert into rights.clock_seen (clock, account, ends, before)
      values (${row.clock}, ${row.account}, ${row.ends}, ${row.before}) on conflict do nothing`,
  );
}

/** The number of days this organisation gives, where it said so. */
export async function daysGiven(tx: Tx, kind: ClockKind): Promise<number | undefined> {
  const found = await first(tx, sql<{ days: number }>`select days from rights.clock_days where kind = ${kind}`);
  return found?.days;
}

/** Says how many days this organisation gives. */
export async function setDaysGiven(
  tx: Tx,
  row: { kind: ClockKind; days: number; by: string; day: string },
): Promise<void> {
  await run(
    tx,
    sql`insert into rights.clock_days (kind, days, by, day) values (${row.kind}, ${row.days}, ${row.by}, ${row.day})
      on conflict (kind) do update set days = excluded.days, by = excluded.by, day = excluded.day`,
  );
}
