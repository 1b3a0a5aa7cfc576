import pg from 'pg';
import { clientOptions, one, openPool, run, sql, type Connection, type Pool, type Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { lsnText, readLsn, type Lsn, type WalShape } from './wal.ts';

/** One connection that stays: a backup and its slot belong to the connection, and are over when it ends, however it ends. */
export type Session = {
  ask<Row>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
};

/** Opens a connection. Refuses `backup-account` where this account may not reach the server. */
export async function openSession(address: Connection): Promise<Session> {
  const client = new pg.Client(clientOptions(address));
  client.on('error', () => undefined);
  await client.connect().catch((error: unknown) => {
    const closed = error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM');
    throw closed ? refuse('backup-account', 503) : error;
  });
  return {
    ask: async <Row>(text: string, values: unknown[] = []) => (await client.query(text, values)).rows as Row[],
    close: () => client.end().catch(() => undefined),
  };
}

async function askOne<Row>(session: Session, text: string, values: unknown[] = []): Promise<Row> {
  const [row] = await session.ask<Row>(text, values);
  if (!row) throw new Error('expected one row, got none');
  return row;
}

/** Timeline and size of the files of the log. */
export async function walShape(session: Session): Promise<WalShape> {
  return askOne<WalShape>(
    session,
    `select timeline_id as timeline,
        (select setting::integer from pg_settings where name = 'wal_segment_size') as segment
      from pg_control_checkpoint()`,
  );
}

/** Begins a backup; from here on no file of the log goes away as long as the connection lives. */
export async function beginBackup(session: Session): Promise<Lsn> {
  await session.ask(`select pg_create_physical_replication_slot('astra_backup_' || pg_backend_pid(), true, true)`);
  const { lsn } = await askOne<{ lsn: string }>(session, `select pg_backup_start('astra', true)::text as lsn`);
  return readLsn(lsn);
}

/** Ends it; the text of `backup_label`. */
export async function endBackup(session: Session): Promise<string> {
  const { label } = await askOne<{ label: string }>(session, `select labelfile as label from pg_backup_stop(false)`);
  return label;
}

/** Every table that is ours, as `schema.table`, quoted where it must be. */
async function tablesOf(session: Session): Promise<string[]> {
  const found = await session.ask<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  return found.map(({ name }) => name);
}

/** How many rows each table has. */
export async function countTables(session: Session): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of await tablesOf(session)) counts[table] = await countTable(session, table);
  return counts;
}

/** How many rows a table has. */
export async function countTable(session: Session, table: string): Promise<number> {
  return (await askOne<{ count: number }>(session, `select count(*) as count from ${table}`)).count;
}

/** Up to where the log is on the disk. */
export async function flushedTo(session: Session): Promise<Lsn> {
  return readLsn((await askOne<{ lsn: string }>(session, 'select pg_current_wal_flush_lsn()::text as lsn')).lsn);
}

/** From here on `session` sees the database as it is at this moment, whatever is written after. */
export async function fixView(session: Session): Promise<void> {
  await session.ask('begin isolation level repeatable read read only');
  await session.ask('select pg_current_snapshot()');
}

/**
 * Waits until nothing is being written, keeps everybody from writing for as long as `work` takes (milliseconds), and
 * leaves a mark of this name in the log behind it. Where writers and this one wait for each other, this one gives way.
 * @returns the mark's place; null when writing never paused.
 */
export async function holdStill(session: Session, mark: string, work: () => Promise<void>): Promise<Lsn | null> {
  const tables = await tablesOf(session);
  await session.ask('begin');
  try {
    await session.ask(`set local deadlock_timeout = '50ms'`);
    await session.ask(`set local lock_timeout = '2s'`);
    await session.ask(`lock table ${tables.join(', ')} in share mode`);
    await work();
    // With a number of its own the transaction is written at commit, and the mark before it reaches the disk.
    const { lsn } = await askOne<{ lsn: string }>(
      session,
      `select pg_create_restore_point($1)::text as lsn, pg_current_xact_id()`,
      [mark],
    );
    await session.ask('commit');
    return readLsn(lsn);
  } catch (error) {
    await session.ask('rollback');
    if (error instanceof pg.DatabaseError && ['40P01', '55P03'].includes(error.code ?? '')) return null;
    throw error;
  }
}

/** Ends every sign-in: one that was ended after the backup was made would live again. */
export async function endEverySession(session: Session): Promise<void> {
  await session.ask('delete from staff.sessions');
}

/**
 * Takes every passkey away: one that was removed after the copy was made would open her account again. As the owner.
 * @returns how many there were.
 */
export async function takePasskeysAway(session: Session): Promise<number> {
  return (await session.ask(`delete from vault.openers where kind = 'passkey' returning 1`)).length;
}

/**
 * No confirmed run goes on in a copy, and all that is due stands in the preview for fourteen days anew: what was written
 * after the copy was made, a legal hold too, is gone with the rest. As the owner.
 */
export async function beginRetentionAnew(owner: OwnersHands | Tx): Promise<void> {
  const asked = sql<{ yes: boolean }>`select to_regclass('hotline.retention_list') is not null as yes`;
  if (!(await one(owner, asked)).yes) return;
  await run(owner, sql`delete from hotline.retention_list`);
  await run(owner, sql`update hotline.retention_runs set done = now() where done is null`);
}

/** Whether the database refused something for what it is: a value that does not fit, a reference to nothing, no such counter. */
export function isOfRows(error: unknown): boolean {
  return error instanceof pg.DatabaseError && ['22', '23', '42'].includes((error.code ?? '').slice(0, 2));
}

/** Taken by somebody else, too slow, or no room beside it: the next backup tries again. */
const NOT_NOW = ['40P01', '55P03', '57014', '53100'];

/**
 * Where something was erased in the last week, rewrites the tables that lost keys and sealed words by it: what was deleted
 * lies on in the free space of their pages, and would go into every copy of the files. As the keeper. Whoever uses a table
 * waits two seconds at most before this gives way, and half a minute at most while it is rewritten; tables beyond a
 * gigabyte stay as they are.
 */
export async function rewriteErased(session: Session): Promise<void> {
  const { known } = await askOne<{ known: boolean }>(
    session,
    `select to_regclass('vault.erasures') is not null as known`,
  );
  if (!known) return;
  // The tables whose rooms have them cleaned at once (<room>.forget) are those that hold what is erased.
  const tables = await session.ask<{ name: string }>(
    `select oid::regclass::text as name from pg_class
      where relkind = 'r' and 'autovacuum_vacuum_threshold=0' = any (reloptions) and pg_total_relation_size(oid) < 1 << 30
        and exists (select from vault.erasures where day > current_date - 7)
      order by pg_total_relation_size(oid)`,
  );
  await session.ask(`set lock_timeout = '2s'`);
  await session.ask(`set statement_timeout = '30s'`);
  for (const { name } of tables)
    await session.ask(`vacuum (full) ${name}`).catch((error: unknown) => {
      if (!(error instanceof pg.DatabaseError && NOT_NOW.includes(error.code ?? ''))) throw error;
    });
  await session.ask('reset lock_timeout');
  await session.ask('reset statement_timeout');
}

const SLOT = 'astra_archive';

/** What keeps the log until it is in the archive: from where on; `lost` when it could not be kept. Null where there is none. */
export async function archiveSlot(session: Session): Promise<{ from: Lsn; lost: boolean } | null> {
  const [slot] = await session.ask<{ from: string | null; lost: boolean }>(
    `select restart_lsn::text as from, wal_status = 'lost' or restart_lsn is null as lost
      from pg_replication_slots where slot_name = $1`,
    [SLOT],
  );
  return slot ? { from: readLsn(slot.from ?? '0/0'), lost: slot.lost } : null;
}

/** Begins to keep the log, anew where it was kept before. */
export async function keepLog(session: Session): Promise<void> {
  await leaveLog(session);
  await session.ask('select pg_create_physical_replication_slot($1, true)', [SLOT]);
}

/** No log need be kept any more. */
export async function leaveLog(session: Session): Promise<void> {
  await session.ask('select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = $1', [
    SLOT,
  ]);
}

/** What lies before `to` is in the archive and may go. */
export async function releaseLog(session: Session, to: Lsn): Promise<void> {
  await session.ask('select pg_replication_slot_advance($1, $2::pg_lsn)', [SLOT, lsnText(to)]);
}

/** Which transactions are over and which are not, as one text: while it stays, nobody has finished writing anything. */
export async function writersNow(session: Session): Promise<string> {
  return (await askOne<{ now: string }>(session, 'select pg_current_snapshot()::text as now')).now;
}

/**
 * Writes a transaction of no contents, so that the log knows this moment: one comes back to a time by the first commit
 * behind it. Up to where the log is then on the disk; and what `writersNow` will say as long as nobody writes after it,
 * null where somebody was writing meanwhile.
 */
export async function markTime(session: Session): Promise<{ to: Lsn; quiet: string | null }> {
  const before = await writersNow(session);
  const { own } = await askOne<{ own: string }>(
    session,
    `select pg_current_xact_id()::text as own, pg_logical_emit_message(true, 'astra', '')`,
  );
  const to = await flushedTo(session);
  const next = BigInt(own) + 1n;
  return { to, quiet: before === `${own}:${own}:` ? `${next}:${next}:` : null };
}

/** Whether recovery has come to where it was to stop. */
export async function isPaused(session: Session): Promise<boolean> {
  const { state } = await askOne<{ state: string }>(session, 'select pg_get_wal_replay_pause_state() as state');
  return state === 'paused';
}

export type OwnersHands = Pool;

/** Work in the owner's hands, for as long as it takes. */
export async function inOwnersHands<T>(owner: Connection, work: (hands: OwnersHands) => Promise<T>): Promise<T> {
  const hands = openPool({ ...owner, max: 1 });
  return work(hands).finally(() => hands.destroy());
}
