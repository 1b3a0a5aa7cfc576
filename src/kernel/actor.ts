import pg from 'pg';
import { ahead, sql, type Pool, type Tx } from './db.ts';

/** Transient database conditions after which the same transaction may simply be tried again. */
const RETRY = new Set(['40001', '40P01']);

/**
 * Runs `work` in one transaction in which row-level security sees `actor` (a principal's id; null: nobody, no rows).
 * The setting is local to the transaction, so that a pooled connection never carries it to somebody else (VAULT 6.1).
 */
export async function withActor<T>(pool: Pool, actor: string | null, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await pool.transaction().execute(async (tx) => {
        try {
          await actAs(tx, actor);
          return await work(tx);
        } finally {
          await quiet(tx);
        }
      });
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || attempt >= 3 || !RETRY.has(error.code ?? ''))
        throw withoutDetail(error);
    }
  }
}

/**
 * Waits for what was asked side by side and has not had its turn: one of it failed, and the others would go on the way
 * behind the end of this transaction, on a connection that is somebody else's by then.
 */
async function quiet(tx: Tx): Promise<void> {
  await tx.getExecutor().provideConnection(async () => undefined);
}

/** From here on this transaction acts as `actor`: for the moment somebody comes into being or signs in. */
export async function actAs(tx: Tx, actor: string | null): Promise<void> {
  await ahead(tx, sql`select set_config('astra.actor', ${actor ?? ''}, true)`);
}

/** A database error's DETAIL repeats the row; what leaves here has only its code and constraint (VAULT 1.1). */
function withoutDetail(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  const told = `database error ${error.code ?? ''} ${error.constraint ?? ''} ${error.table ?? ''}`.trim();
  return Object.assign(error, { message: told, detail: undefined, where: undefined, internalQuery: undefined });
}
