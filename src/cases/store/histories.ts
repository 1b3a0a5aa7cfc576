import { rows, run, sql, type Tx } from '#kernel/db.ts';
import type { CaseStatus, Closing, Risk } from '../shared.ts';

export type RiskRow = { dossier: string; version: number; level: Risk; by: string; day: string; sealed: Uint8Array };
export type StatusRow = {
  dossier: string;
  version: number;
  status: CaseStatus;
  reason: Closing | null;
  by: string;
  day: string;
  sealed: Uint8Array;
};

/** Writes how the risk is judged from now on, as the next version; false when somebody else judged meanwhile. */
export async function insertRisk(tx: Tx, row: RiskRow): Promise<boolean> {
  const added = await run(
    tx,
    sql`insert into cases.risks (dossier, version, level, by, day, sealed)
      select ${row.dossier}, ${row.version}, ${row.level}, ${row.by}, ${row.day}::date, ${row.sealed}
      where coalesce((select max(version) from cases.risks where dossier = ${row.dossier}), 0) = ${row.version - 1}
      on conflict do nothing`,
  );
  return added === 1;
}

/** How the risk of a case was judged, newest first. */
export async function risksOf(tx: Tx, dossier: string): Promise<RiskRow[]> {
  return rows(
    tx,
    sql<RiskRow>`select dossier, version, level, by, day, sealed from cases.risks
      where dossier = ${dossier} order by version desc`,
  );
}

/** Writes where a case stands from now on, as the next version; false when somebody else changed it meanwhile. */
export async function insertStatus(tx: Tx, row: StatusRow): Promise<boolean> {
  const added = await run(
    tx,
    sql`insert into cases.statuses (dossier, version, status, reason, by, day, sealed)
      select ${row.dossier}, ${row.version}, ${row.status}, ${row.reason}, ${row.by}, ${row.day}::date, ${row.sealed}
      where coalesce((select max(version) from cases.statuses where dossier = ${row.dossier}), 0) = ${row.version - 1}
      on conflict do nothing`,
  );
  return added === 1;
}

/** Where a case stood, newest first. */
export async function statusesOf(tx: Tx, dossier: string): Promise<StatusRow[]> {
  return rows(
    tx,
    sql<StatusRow>`select dossier, version, status, reason, by, day, sealed from cases.statuses
      where dossier = ${dossier} order by version desc`,
  );
}
