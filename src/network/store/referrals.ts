import { first, rows, run, sql, type Tx } from '#kernel/db.ts';
import type { ReferralAnswer, ReferralState, ReferralOutcome } from '../shared.ts';

type Coded = Pick<
  ReferralAnswer,
  'way' | 'purpose' | 'service' | 'data' | 'urgency' | 'needs' | 'consent' | 'exception'
>;
export type ReferralRow = Coded & {
  id: string;
  dossier: string;
  state: ReferralState;
  outcome: ReferralOutcome | null;
  version: number;
  by: string;
  day: string;
  sealed: Uint8Array;
};
export type StepRow = {
  referral: string;
  version: number;
  state: ReferralState;
  outcome: ReferralOutcome | null;
  by: string;
  day: string;
  sealed: Uint8Array;
};

const columns = sql`id, dossier, way, purpose, service, data, urgency, needs, consent, exception, state, outcome,
  version, by, day, sealed`;

/** A new referral; its first step is a row of its own. */
export async function insertReferral(tx: Tx, row: Omit<ReferralRow, 'state' | 'outcome' | 'version'>): Promise<void> {
  await run(
    tx,
    sql`insert into network.referrals
        (id, dossier, way, purpose, service, data, urgency, needs, consent, exception, by, day, sealed)
      values (${row.id}, ${row.dossier}, ${row.way}, ${row.purpose}, ${row.service}, ${row.data}, ${row.urgency},
        ${row.needs}, ${row.consent}, ${row.exception}, ${row.by}, ${row.day}, ${row.sealed})`,
  );
}

/** Records one step. */
export async function insertStep(tx: Tx, row: StepRow): Promise<void> {
  await run(
    tx,
    sql`insert into network.referral_steps (referral, version, state, outcome, by, day, sealed)
      values (${row.referral}, ${row.version}, ${row.state}, ${row.outcome}, ${row.by}, ${row.day}, ${row.sealed})`,
  );
}

/** One referral of a dossier the actor may open, locked until the transaction ends. */
export async function lockReferral(tx: Tx, dossier: string, id: string): Promise<ReferralRow | undefined> {
  return first(
    tx,
    sql<ReferralRow>`select ${columns} from network.referrals where id = ${id} and dossier = ${dossier} for update`,
  );
}

/** Sets a referral to its next step. */
export async function setReferral(
  tx: Tx,
  row: Pick<ReferralRow, 'id' | 'state' | 'outcome' | 'version'>,
): Promise<void> {
  await run(
    tx,
    sql`update network.referrals set state = ${row.state}, outcome = ${row.outcome}, version = ${row.version}
      where id = ${row.id}`,
  );
}

/** Takes back a referral under which nothing left and which nobody answered; false where that is not so. */
export async function deleteReferral(tx: Tx, id: string): Promise<boolean> {
  return (await run(tx, sql`delete from network.referrals where id = ${id} and way = 'told' and version = 1`)) === 1;
}

/** The referrals of a dossier. */
export async function referralsOf(tx: Tx, dossier: string): Promise<ReferralRow[]> {
  return rows(tx, sql<ReferralRow>`select ${columns} from network.referrals where dossier = ${dossier}`);
}

/** Every step of these referrals, newest first. */
export async function stepsOf(tx: Tx, referrals: string[]): Promise<StepRow[]> {
  return rows(
    tx,
    sql<StepRow>`select referral, version, state, outcome, by, day, sealed from network.referral_steps
      where referral = any(${referrals}::uuid[]) order by version desc`,
  );
}
