import { rows, run, sql, type Tx } from '#kernel/db.ts';
import type { DecisionCode } from '../decision.ts';

export type DecisionRow = {
  id: string;
  run: string;
  dossier: string;
  decision: DecisionCode;
  differs: boolean;
  by: string;
  sealed: Uint8Array;
};

/** Writes a decision beside a finished check, after those there are. */
export async function insertDecision(tx: Tx, row: DecisionRow & { day: string }): Promise<void> {
  await run(
    tx,
    sql`insert into screening.decisions (id, run, dossier, number, decision, differs, by, day, sealed)
      select ${row.id}, ${row.run}, ${row.dossier},
        coalesce((select max(number) from screening.decisions where run = ${row.run}), 0) + 1,
        ${row.decision}, ${row.differs}, ${row.by}, ${row.day}::date, ${row.sealed}`,
  );
}

/** Decisions beside these checks, the newest first. */
export async function decisionsOf(tx: Tx, runs: string[]): Promise<DecisionRow[]> {
  return rows(
    tx,
    sql<DecisionRow>`select id, run, dossier, decision, differs, by, sealed from screening.decisions
      where run = any(${runs}::uuid[]) order by number desc`,
  );
}
