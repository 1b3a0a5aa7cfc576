import { rows, run, sql, type Tx } from '#kernel/db.ts';
import type { HoldBasis } from '../shared.ts';

export type LegalHoldRow = {
  id: string;
  by: string;
  day: string;
  sealed: Uint8Array | null;
  basis: HoldBasis | null;
  lifted: string | null;
  lifted_by: string | null;
  lifted_sealed: Uint8Array | null;
};

/** All legal holds of a record the actor may open, the newest first. */
export async function legalHoldsOf(tx: Tx, dossier: string): Promise<LegalHoldRow[]> {
  return rows(
    tx,
    sql<LegalHoldRow>`select id, by, day, sealed, basis, lifted, lifted_by, lifted_sealed from rights.legal_holds
      where dossier = ${dossier} order by lifted is not null, day desc, id`,
  );
}

/** Puts a record on hold; false where it is held already. */
export async function insertLegalHold(
  tx: Tx,
  row: Pick<LegalHoldRow, 'id' | 'by' | 'day'> & { dossier: string; sealed: Uint8Array },
): Promise<boolean> {
  const done = await run(
    tx,
    sql`insert into rights.legal_holds (id, dossier, by, day, sealed)
      values (${row.id}, ${row.dossier}, ${row.by}, ${row.day}, ${row.sealed})
      on conflict (dossier) where lifted is null do nothing`,
  );
  return done === 1;
}

/** Lifts a hold; false where somebody else was quicker. */
export async function liftHoldRow(tx: Tx, id: string, by: string, day: string, sealed: Uint8Array): Promise<boolean> {
  const done = await run(
    tx,
    sql`update rights.legal_holds set lifted = ${day}, lifted_by = ${by}, lifted_sealed = ${sealed}
      where id = ${id} and lifted is null`,
  );
  return done === 1;
}

/** Which of these records, that the actor may open, are on hold. */
export async function heldAmong(tx: Tx, dossiers: string[]): Promise<Set<string>> {
  const found = await rows(
    tx,
    sql<{ dossier: string }>`select dossier from rights.legal_holds
      where dossier = any(${dossiers}::uuid[]) and lifted is null`,
  );
  return new Set(found.map(({ dossier }) => dossier));
}
