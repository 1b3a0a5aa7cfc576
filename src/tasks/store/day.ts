import { rows, sql, type Tx } from '#kernel/db.ts';
import type { PromiseKind, RiskLevel, TaskKind } from '../shared.ts';

/** What is owed, promise or task, as the day shows it. */
export type OwedRow = {
  id: string;
  dossier: string;
  sort: 'promise' | 'task';
  kind: PromiseKind | TaskKind;
  level: RiskLevel | null;
  line: string | null;
  team: string | null;
  due: Date | null;
  owner: string | null;
  made: Date;
  version: number;
  practice: boolean;
  sealed: Uint8Array;
};

/** Everything owed until then on records the actor may open, the oldest due first; her own without a time at the end. */
export async function owedUntil(tx: Tx, until: Date): Promise<OwedRow[]> {
  return rows(
    tx,
    sql<OwedRow>`select p.id, p.dossier, p.sort, p.kind, p.level, p.line, p.team, p.due, p.owner, p.made, p.version,
        p.practice, p.sealed
      from tasks.promises p where p.id = any(array(select tasks.owed_until(${until})))
      order by p.due nulls last, p.made, p.id`,
  );
}
