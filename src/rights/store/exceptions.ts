import { first, rows, run, sql, type Tx } from '#kernel/db.ts';
import type { DataKind, ExceptionState, Ground, Purpose, Told } from '../shared.ts';

export type ExceptionRow = {
  id: string;
  dossier: string;
  leads: string;
  purpose: Purpose;
  data: DataKind[];
  ground: Ground;
  told: Told;
  state: ExceptionState;
  by: string;
  day: string;
  decided_by: string | null;
  decided: string | null;
  used: string | null;
  /** For the dossier's readers, and the same for the leads. */
  sealed: Uint8Array;
  for_leads: Uint8Array;
  /** Why it was decided so, sealed to the leads. */
  decision: Uint8Array | null;
};

const columns = sql`id, dossier, leads, purpose, data, ground, told, state, by, day, decided_by, decided, used, sealed,
  for_leads, decision`;

/** Asks that something may leave without a consent. */
export async function insertException(
  tx: Tx,
  row: Omit<ExceptionRow, 'state' | 'decided_by' | 'decided' | 'used' | 'decision'>,
): Promise<void> {
  await run(
    tx,
    sql`insert into rights.exceptions (id, dossier, leads, purpose, data, ground, told, by, day, sealed, for_leads)
      values (${row.id}, ${row.dossier}, ${row.leads}, ${row.purpose}, ${row.data}, ${row.ground}, ${row.told},
        ${row.by}, ${row.day}, ${row.sealed}, ${row.for_leads})`,
  );
}

/** One exception, for readers of its dossier and for the leads. */
export async function findException(tx: Tx, id: string): Promise<ExceptionRow | undefined> {
  return first(tx, sql<ExceptionRow>`select ${columns} from rights.exceptions where id = ${id}`);
}

/** What was asked for on a dossier, newest first. */
export async function exceptionsOf(tx: Tx, dossier: string): Promise<ExceptionRow[]> {
  return rows(
    tx,
    sql<ExceptionRow>`select ${columns} from rights.exceptions where dossier = ${dossier} order by day desc, id`,
  );
}

/** What the leads oversee: what waits for a decision first, then the newest. */
export async function exceptionsFor(tx: Tx, leads: string): Promise<ExceptionRow[]> {
  return rows(
    tx,
    sql<ExceptionRow>`select ${columns} from rights.exceptions where leads = ${leads}
      order by (state = 'asked') desc, day desc, id limit 200`,
  );
}

/** Decides what is still open; false where somebody did already. */
export async function decideOpen(
  tx: Tx,
  id: string,
  decision: { state: ExceptionState; by: string; day: string; sealed: Uint8Array },
): Promise<boolean> {
  const done = await run(
    tx,
    sql`update rights.exceptions set state = ${decision.state}, decided_by = ${decision.by}, decided = ${decision.day},
      decision = ${decision.sealed} where id = ${id} and state = 'asked'`,
  );
  return done === 1;
}

/** An approved exception serves once; false where it has, or was never approved. */
export async function useUp(tx: Tx, id: string, day: string): Promise<boolean> {
  const done = await run(
    tx,
    sql`update rights.exceptions set used = ${day} where id = ${id} and state = 'approved' and used is null`,
  );
  return done === 1;
}

/** Days since an exception was decided. */
export async function exceptionAge(tx: Tx, id: string, day: string): Promise<number> {
  const found = await first(
    tx,
    sql<{ days: number | null }>`select ${day}::date - decided as days from rights.exceptions where id = ${id}`,
  );
  return found?.days ?? Number.POSITIVE_INFINITY;
}
