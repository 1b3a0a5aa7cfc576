import { Kysely, PostgresDialect, sql, type RawBuilder, type Transaction } from 'kysely';
import pg from 'pg';
import { planOnce } from './prepared.ts';
import { AHEAD, LATER, sendTogether, type LaterRows } from './together.ts';

/** No table is known here: each module's `store.ts` types its own rows. */
type NoTables = Record<never, never>;

/** An open transaction. Passed down from the route; only stores send SQL through it. */
export type Tx = Transaction<NoTables>;
export type Pool = Kysely<NoTables>;

/** Where a database is and as whom; `ca`: the authority its certificate must come from, null for those Node knows. */
export type Connection = {
  host: string;
  port: number;
  database: string;
  user: string;
  password?: string;
  /** Verified TLS; absent: none, for a socket or this computer. */
  tls?: { ca: string | null };
};

export type PoolOptions = Connection & { max: number };

// Dates stay text (a day has no zone); bigint counts fit a number here.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** Opens a pool of connections for one database role. */
export function openPool({ max, ...connection }: PoolOptions): Pool {
  const pool = new pg.Pool({ ...clientOptions(connection), max, idleTimeoutMillis: 30_000, pipeline: true });
  // A connection that breaks is replaced at the next query, and whoever was using it is told by its answer; without a
  // listener, idle or at work, it would end the program.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('connect', planOnce);
  pool.on('connect', sendTogether);
  return new Kysely<NoTables>({ dialect: new PostgresDialect({ pool }) });
}

/** A connection as the driver takes it. A server in trouble is given up on after a while: the caller must not wait for ever. */
export function clientOptions({ tls, ...place }: Connection): pg.ClientConfig {
  const ssl = tls && { rejectUnauthorized: true, ...(tls.ca === null ? {} : { ca: tls.ca }) };
  return { ...place, ...(ssl ? { ssl } : {}), application_name: 'astra', connectionTimeoutMillis: 15_000 };
}

/** All rows of a query, typed by the caller (the store that wrote the SQL). */
export async function rows<Row>(tx: Tx | Pool, query: RawBuilder<Row>): Promise<Row[]> {
  return (await query.execute(tx)).rows;
}

/** The first row, or undefined. */
export async function first<Row>(tx: Tx | Pool, query: RawBuilder<Row>): Promise<Row | undefined> {
  return (await rows(tx, query))[0];
}

/** The one row a query must give; anything else is a defect. */
export async function one<Row>(tx: Tx | Pool, query: RawBuilder<Row>): Promise<Row> {
  const found = await rows(tx, query);
  if (found.length !== 1 || found[0] === undefined) throw new Error(`expected one row, got ${found.length}`);
  return found[0];
}

/** Runs a statement and tells how many rows it changed. */
export async function run(tx: Tx | Pool, statement: RawBuilder<unknown>): Promise<number> {
  return Number((await statement.execute(tx)).numAffectedRows ?? 0);
}

/**
 * Puts a statement on its way with the one that comes next in this transaction, the commit at the latest: nobody waits
 * for its outcome. If it fails, the next one throws why.
 */
export async function ahead(tx: Tx, statement: RawBuilder<unknown>): Promise<void> {
  await sql`${sql.raw(AHEAD)}${statement}`.execute(tx);
}

/** The same for the rows a query gives: it goes with the next statement, and its rows are asked for after that one. */
export async function rowsLater<Row>(tx: Tx, query: RawBuilder<Row>): Promise<() => Promise<Row[]>> {
  const { rows: sent } = await sql<LaterRows>`${sql.raw(LATER)}${query}`.execute(tx);
  return async () => ((await sent[0]?.rows()) ?? []) as Row[];
}

/**
 * The same for the one row a statement gives, where it is wanted only once the transaction is over. Whoever asks before
 * that has to wait for it.
 */
export async function oneLater<Row>(tx: Tx, statement: RawBuilder<Row>): Promise<() => Promise<Row>> {
  const found = await rowsLater(tx, statement);
  return async () => {
    const [row, ...more] = await found();
    if (row === undefined || more.length > 0) throw new Error('expected one row');
    return row;
  };
}

/** The name of the constraint a write ran into, when that is what went wrong. */
export function brokenConstraint(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.constraint : undefined;
}

/** Whether a write named a row that is there no more: somebody removed it meanwhile, and has the last word. */
export function namedWhatIsGone(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '23503';
}

/**
 * What of a connection went wrong, where that is what it was: it cannot be made (`reach`), its role or password is not
 * taken (`login`: SQLSTATE class 28, or no such database), or the role may not do this (`right`: 42501).
 */
export function connectionProblem(error: unknown): 'reach' | 'login' | 'right' | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof pg.DatabaseError)
    return code.startsWith('28') || code === '3D000' ? 'login' : code === '42501' ? 'right' : null;
  return UNREACHABLE.has(code) || (error instanceof Error && /timeout|terminated/i.test(error.message))
    ? 'reach'
    : null;
}

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOENT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ETIMEDOUT',
  'ECONNRESET',
  'EACCES',
]);

export { sql };
