import { first, one, rows, run, sql, type Tx } from '#kernel/db.ts';

export type RecoveryOpening = {
  id: string;
  person: string;
  asked_at: Date;
  due_at: Date;
  reason: Uint8Array;
  dossier: string;
  may_act: boolean;
};

/** Announces an opening; it may act when its delay is over. */
export async function insertRecovery(
  tx: Tx,
  row: Pick<RecoveryOpening, 'id' | 'person' | 'reason' | 'dossier'>,
): Promise<void> {
  await run(
    tx,
    sql`insert into vault.recovery_openings (id, person, reason, dossier)
        values (${row.id}, ${row.person}, ${row.reason}, ${row.dossier})`,
  );
}

/** The opening that is announced and has neither acted nor been stopped, if there is one. */
export async function pendingRecovery(tx: Tx): Promise<RecoveryOpening | undefined> {
  return first(
    tx,
    sql<RecoveryOpening>`select id, person, asked_at, due_at, reason, dossier, vault.recovery_may_act(id) as may_act
      from vault.recovery_openings
      where stopped_at is null and done_at is null and asked_at > now() - interval '14 days' order by asked_at desc limit 1`,
  );
}

/** Stops an opening; false when it had ended already. */
export async function callStopRecovery(tx: Tx, opening: string): Promise<boolean> {
  return (await one(tx, sql<{ stopped: boolean }>`select vault.stop_recovery(${opening}) as stopped`)).stopped;
}

export type RecoveryWrap = { dossier: string; wrapped: Uint8Array; key_version: number };

/** The next recovery wraps after a dossier, in id order. */
export async function recoveryBatch(tx: Tx, opening: string, after: string, limit: number): Promise<RecoveryWrap[]> {
  return rows(
    tx,
    sql<RecoveryWrap>`select dossier, wrapped, key_version from vault.recovery_batch(${opening}, ${after}, ${limit})`,
  );
}

export type LostWrap = { dossier: string; principal: string; standby: boolean };

/** What was held on these dossiers by keys that are lost. */
export async function lostWraps(tx: Tx, opening: string, dossiers: string[]): Promise<LostWrap[]> {
  return rows(
    tx,
    sql<LostWrap>`select dossier, principal, standby from vault.lost_wraps(${opening}, ${dossiers}::uuid[])`,
  );
}

/** Puts a new wrap where a lost one was. */
export async function callRecoverWrap(
  tx: Tx,
  opening: string,
  lost: LostWrap,
  wrapped: Uint8Array,
  version: number,
): Promise<void> {
  await run(
    tx,
    sql`select vault.recover_wrap(${opening}, ${lost.dossier}, ${lost.principal}, ${lost.standby}, ${wrapped}, ${version})`,
  );
}

/** Wraps a dossier to the new recovery key. */
export async function callRenewRecovery(
  tx: Tx,
  opening: string,
  dossier: string,
  wrapped: Uint8Array,
  version: number,
): Promise<void> {
  await run(tx, sql`select vault.renew_recovery(${opening}, ${dossier}, ${wrapped}, ${version})`);
}

/** Ends an opening that has acted. */
export async function callEndRecovery(tx: Tx, opening: string): Promise<void> {
  await run(tx, sql`select vault.end_recovery(${opening})`);
}
