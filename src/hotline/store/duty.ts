import { rows, run, sql, type Tx } from '#kernel/db.ts';
import type { DutyPost } from '../shared.ts';

export type ShiftRow = {
  id: string;
  line: string;
  post: DutyPost;
  account: string;
  since: Date;
  /** Since when away from the desk. */
  away: Date | null;
};

/** Who is on duty now, on every line: the lead first, each post by who came first. */
export async function openShifts(tx: Tx): Promise<ShiftRow[]> {
  return rows(
    tx,
    sql<ShiftRow>`select s.id, s.line, s.post, s.account, s.since, a.since as away from hotline.shifts s
      left join hotline.aways a on a.line = s.line and a.account = s.account and a.back is null
      where s.ended is null order by array_position(array['operator', 'lead', 'next'], s.post), s.since`,
  );
}

/** Begins a shift; nothing happens when the same person holds the same post already. */
export async function insertShift(tx: Tx, row: Omit<ShiftRow, 'away'>): Promise<void> {
  await run(
    tx,
    sql`insert into hotline.shifts (id, line, post, account, since)
      values (${row.id}, ${row.line}, ${row.post}, ${row.account}, ${row.since})
      on conflict (line, account, post) where ended is null do nothing`,
  );
}

/** Ends a person's shifts on a line, at one post or all; says how many. */
export async function endShifts(
  tx: Tx,
  of: { line: string; account: string; post: DutyPost | null },
  end: { at: Date; by: string; how: 'left' | 'relieved' },
): Promise<number> {
  return run(
    tx,
    sql`update hotline.shifts set ended = ${end.at}, ended_by = ${end.by}, ended_how = ${end.how}
      where line = ${of.line} and account = ${of.account} and ended is null
        and (${of.post}::text is null or post = ${of.post})`,
  );
}

/** Ends the shifts of everybody whose sessions are over. Runs as worker. */
export async function endShiftsOfGone(tx: Tx, at: Date): Promise<{ line: string; account: string }[]> {
  return rows(
    tx,
    sql<{ line: string; account: string }>`update hotline.shifts set ended = ${at}, ended_how = 'signed_out'
      where ended is null and not staff.signed_in(account) returning line, account`,
  );
}

/** Notes that somebody on duty has left the desk for a while. */
export async function insertAway(tx: Tx, row: { id: string; line: string; account: string; at: Date }): Promise<void> {
  await run(
    tx,
    sql`insert into hotline.aways (id, line, account, since) values (${row.id}, ${row.line}, ${row.account}, ${row.at})
      on conflict (line, account) where back is null do nothing`,
  );
}

/** She is back, or no longer on duty. */
export async function endAway(tx: Tx, line: string, account: string, at: Date): Promise<void> {
  await run(
    tx,
    sql`update hotline.aways set back = ${at} where line = ${line} and account = ${account} and back is null`,
  );
}

/** When the last operator of each line went off duty. */
export async function lastOperators(tx: Tx): Promise<{ line: string; ended: Date }[]> {
  return rows(
    tx,
    sql<{ line: string; ended: Date }>`select line, max(ended) as ended from hotline.shifts
      where post = 'operator' and ended is not null group by line`,
  );
}

/** A stretch of time on a line; no end: it still goes on. */
export type Stretch = { line: string; since: Date; ended: Date | null };
type Within = { account: string; from: Date; to: Date };

/** When one person answered lines between two moments. */
export async function answeringOf(tx: Tx, { account, from, to }: Within): Promise<Stretch[]> {
  return rows(
    tx,
    sql<Stretch>`select line, since, ended from hotline.shifts
      where account = ${account} and post = 'operator' and since < ${to} and (ended is null or ended > ${from})`,
  );
}

/** When the same person was away from the desk meanwhile. */
export async function awaysOf(tx: Tx, { account, from, to }: Within): Promise<Stretch[]> {
  return rows(
    tx,
    sql<Stretch>`select line, since, back as ended from hotline.aways
      where account = ${account} and since < ${to} and (back is null or back > ${from})`,
  );
}
