import { one, rows, run, sql, type Tx } from '#kernel/db.ts';

export type DraftRow = { dossier: string; note: string; by: string; sealed: Uint8Array };

/** Keeps a draft as it stands now, instead of how it stood before; true where there was none. */
export async function putDraft(tx: Tx, row: DraftRow): Promise<boolean> {
  const put = await one(
    tx,
    sql<{ begun: boolean }>`insert into cases.drafts (dossier, note, by, sealed)
      values (${row.dossier}, ${row.note}, ${row.by}, ${row.sealed})
      on conflict (dossier, note, by) do update set sealed = excluded.sealed
      returning xmax = 0 as begun`,
  );
  return put.begun;
}

/** The actor's own drafts in a case. */
export async function draftsOf(tx: Tx, dossier: string): Promise<DraftRow[]> {
  return rows(
    tx,
    sql<DraftRow>`select dossier, note, by, sealed from cases.drafts where dossier = ${dossier} order by note`,
  );
}

/** Lets the actor's own draft of a note go. */
export async function deleteDraft(tx: Tx, dossier: string, note: string): Promise<void> {
  await run(tx, sql`delete from cases.drafts where dossier = ${dossier} and note = ${note}`);
}
