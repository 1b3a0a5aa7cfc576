import { ahead, brokenConstraint, first, one, rows, run, sql, type Pool, type Tx } from '#kernel/db.ts';
import type { AuditLine, ChainRow, CheckpointRow } from './line.ts';

export * from './store/readings.ts';
export * from './store/terms.ts';

/** Adds a line in the caller's transaction. */
export async function insertLine(tx: Tx, line: Omit<AuditLine, 'at'>): Promise<void> {
  await ahead(
    tx,
    sql`insert into audit.lines (id, actor, verb, kind, outcome, dossiers, detail, other)
      values (${line.id}, ${line.actor}, ${line.verb}, ${line.kind}, ${line.outcome}, ${line.dossiers}::uuid[], ${line.detail},
        ${line.other})`,
  );
}

/** Takes up to 500 unchained lines off the queue; runs as sequencer. */
export async function takeUnchained(tx: Tx): Promise<AuditLine[]> {
  return rows(
    tx,
    sql<AuditLine>`with taken as (
        delete from audit.unchained where line in (select line from audit.unchained limit 500 for update skip locked)
        returning line)
      select l.id, l.at, l.actor, l.verb, l.kind, l.outcome, l.dossiers, l.detail, l.other
      from audit.lines l join taken on taken.line = l.id order by l.at, l.id`,
  );
}

/** The end of the chain, if it has begun. */
export async function lastChainRow(tx: Tx | Pool): Promise<ChainRow | undefined> {
  return first(tx, sql<ChainRow>`select number, previous, hash, lines from audit.chain order by number desc limit 1`);
}

/** Adds a batch to the chain; fails on its predecessor when another sequencer was quicker. */
export async function insertChainRow(tx: Tx, row: ChainRow): Promise<void> {
  await run(
    tx,
    sql`insert into audit.chain (number, previous, hash, lines)
        values (${row.number}, ${row.previous}, ${row.hash}, ${row.lines}::uuid[])`,
  );
}

/** Whether a batch failed because another sequencer had already chained to the same predecessor. */
export function chainedByAnother(error: unknown): boolean {
  return brokenConstraint(error)?.startsWith('chain_') ?? false;
}

/** Keeps a signed end of the chain. */
export async function insertCheckpoint(tx: Tx, row: CheckpointRow): Promise<void> {
  await run(
    tx,
    sql`insert into audit.checkpoints (number, hash, signature) values (${row.number}, ${row.hash}, ${row.signature})
        on conflict do nothing`,
  );
}

/** Chain rows after `number`, in order, at most `limit`. */
export async function chainAfter(db: Pool, number: number, limit: number): Promise<ChainRow[]> {
  return rows(
    db,
    sql<ChainRow>`select number, previous, hash, lines from audit.chain where number > ${number} order by number limit ${limit}`,
  );
}

/** The lines with these ids, in no particular order. */
export async function linesById(db: Pool, ids: string[]): Promise<AuditLine[]> {
  return rows(
    db,
    sql<AuditLine>`select id, at, actor, verb, kind, outcome, dossiers, detail, other from audit.lines where id = any(${ids}::uuid[])`,
  );
}

/** `overdue`: those that waited for more than ten seconds while the program ran. */
export type Counts = { lines: number; waiting: number; overdue: number };

/**
 * How many lines there are, how many wait, and how many of these too long. Not the present time is the measure but the
 * last the audit itself knows of, the newest batch or waiting line: what a crash left waits until the next start.
 */
export async function countLines(db: Pool): Promise<Counts> {
  return one(
    db,
    sql<Counts>`with waiting as (select l.at from audit.unchained u join audit.lines l on l.id = u.line),
      alive as (select greatest((select max(at) from waiting),
        (select at from audit.chain order by number desc limit 1)) as last)
      select (select count(*) from audit.lines) as lines,
        (select count(*) from audit.unchained) as waiting,
        (select count(*) from waiting, alive where at < last - interval '10 seconds') as overdue`,
  );
}

/** The newest signed end of the chain. */
export async function lastCheckpoint(db: Pool): Promise<CheckpointRow | undefined> {
  return first(
    db,
    sql<CheckpointRow>`select number, hash, signature from audit.checkpoints order by number desc limit 1`,
  );
}

/** Lines that touch dossiers the actor may open, newest first; those older than the line `after`, where one is named. */
export async function linesAbout(
  tx: Tx,
  dossiers: string[],
  { after, limit }: { after: string | null; limit: number },
): Promise<AuditLine[]> {
  const older = after ? sql`and (at, id) < (select l.at, l.id from audit.lines l where l.id = ${after})` : sql``;
  return rows(
    tx,
    sql<AuditLine>`select id, at, actor, verb, kind, outcome, dossiers, detail, other from audit.lines
      where dossiers && ${dossiers}::uuid[] ${older} order by at desc, id desc limit ${limit}`,
  );
}

/** How many lines wait to be chained, as the sequencer. */
export async function countUnchained(sequencer: Pool): Promise<number> {
  return (await one(sequencer, sql<{ count: number }>`select count(*) as count from audit.unchained`)).count;
}

/** How many erasures the audit tells of and the register does not. */
export async function erasuresMissing(tx: Tx | Pool): Promise<number> {
  return (await one(tx, sql<{ count: number }>`select audit.erasures_missing() as count`)).count;
}
