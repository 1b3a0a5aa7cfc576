import { rows, run, sql, type Tx } from '#kernel/db.ts';

export type DebriefRow = { id: string; account: string; starts: Date; due: Date };
export type NewDebrief = DebriefRow & { dossier: string; leads: string; why: 'danger' | 'own_word' };

/** Reminds somebody of a talk after this record; nothing where she was reminded of it before, or it is practice. */
export async function askDebrief(tx: Tx, row: NewDebrief): Promise<void> {
  const { id, dossier, account, leads, why, starts, due } = row;
  await run(tx, sql`select tasks.ask_debrief(${id}, ${dossier}, ${account}, ${leads}, ${why}, ${starts}, ${due})`);
}

/** The open talks the actor may know of: her own, and as a lead those of colleagues. */
export async function openDebriefs(tx: Tx): Promise<DebriefRow[]> {
  return rows(
    tx,
    sql<DebriefRow>`select id, account, starts, due from tasks.debriefs where ended is null order by due, id`,
  );
}

/** Puts the actor's own talk off to another last moment; false where it is not hers or is over. */
export async function putOffDebrief(tx: Tx, id: string, hours: number): Promise<boolean> {
  const done = await run(
    tx,
    sql`update tasks.debriefs set due = due + ${hours} * interval '1 hour', put_off = put_off + 1
      where id = ${id} and ended is null`,
  );
  return done === 1;
}

/** Ends the actor's own talk, or opens it again with null; false where it is not hers or stands so already. */
export async function endDebrief(
  tx: Tx,
  id: string,
  end: { at: Date; how: 'held' | 'declined' } | null,
): Promise<boolean> {
  const stands = end ? sql`ended is null` : sql`ended is not null`;
  const done = await run(
    tx,
    sql`update tasks.debriefs set ended = ${end?.at ?? null}, ended_how = ${end?.how ?? null}
      where id = ${id} and ${stands}`,
  );
  return done === 1;
}
