import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import { dutyTeam, linesAnsweredBy, openRecord, type StaffActor } from '#staff/index.ts';
import { dropToLine, takeFromLine } from '#tasks/index.ts';
import { openJson, openKey, sealJson, type DossierKey } from '#vault/index.ts';
import { mayOwn } from './duty.ts';
import { findHandover, findLine, insertHandover, insertHandoverRead, type HandoverRow } from './store.ts';

const noteAddress = (key: DossierKey) =>
  ({ dossier: key.dossier, kind: 'handover', field: 'note', record: key.dossier }) as const;

/** The note of a handover. */
export function openNote(key: DossierKey, row: HandoverRow): string {
  return openJson<string>(key, noteAddress(key), row.sealed);
}

/**
 * Hands a line over: a note sealed to its duty team and to whoever writes it; her open promises of the line fall to
 * it and wait for whoever confirms. Refuses `no-such-line` and, outside the line's team, `not-on-this-line`.
 */
export async function writeHandover(
  tx: Tx,
  actor: StaffActor,
  { line, note }: { line: string; note: string },
): Promise<{ id: string; promises: string[] }> {
  if (!(await findLine(tx, line))) throw refuse('no-such-line', 400);
  await refuseOutsiders(tx, actor, line);
  const key = await openRecord(tx, 'handover', [
    { principal: actor.id, why: 'writer' },
    { principal: await dutyTeam(tx, line), why: 'duty' },
  ]);
  const promises = await dropToLine(tx, { line, owner: actor.id, why: 'handed_over', by: actor.id });
  const sealed = sealJson(key, noteAddress(key), note);
  await insertHandover(tx, { id: key.dossier, line, by: actor.id, at: now(), promises, sealed });
  await tell(tx, 'handover.written', key.dossier);
  return { id: key.dossier, promises };
}

/**
 * Confirms having read a handover; what waited for that and is still the line's becomes the reader's while she is on
 * duty there. Refuses `own-handover` and `handover-read`.
 */
export async function confirmHandover(tx: Tx, actor: StaffActor, id: string): Promise<{ taken: number }> {
  await openKey(tx, actor.keys, id);
  const row = await findHandover(tx, id);
  if (!row) throw notFound();
  if (row.by === actor.id) throw refuse('own-handover', 409);
  if (!(await insertHandoverRead(tx, id, actor.id, now()))) throw refuse('handover-read', 409);
  const here = await mayOwn(tx, row.line, actor.id);
  const taken = here ? await takeFromLine(tx, actor, row.line, row.promises) : [];
  await tell(tx, 'handover.read', id);
  return { taken: taken.length };
}

async function refuseOutsiders(tx: Tx, actor: StaffActor, line: string): Promise<void> {
  if (!(await linesAnsweredBy(tx, actor.id)).has(line)) throw refuse('not-on-this-line', 403);
}
