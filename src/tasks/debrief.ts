import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { teamOf, type StaffActor } from '#staff/index.ts';
import { openKey } from '#vault/index.ts';
import type { z } from 'zod';
import type { answerDebriefSchema, DebriefAnswer, DebriefsAnswer } from './shared.ts';
import { askDebrief, endDebrief, openDebriefs, putOffDebrief, type DebriefRow } from './store.ts';

const HOUR_MS = 3_600_000;
/** A talk is due from one day to three after a grave call (domain.md 7.3). */
const FROM_HOURS = 24;
const TO_HOURS = 72;
const PUT_OFF_HOURS = 24;

/**
 * Reminds a colleague that a talk is good after a grave call. It is hers, not the record's: she and the leads know of
 * it, nobody else does, and she may put it off or decline.
 */
export async function debriefAfter(
  tx: Tx,
  { dossier, account, why }: { dossier: string; account: string; why: 'danger' | 'own_word' },
): Promise<void> {
  const at = now().getTime();
  const [starts, due] = [new Date(at + FROM_HOURS * HOUR_MS), new Date(at + TO_HOURS * HOUR_MS)];
  await askDebrief(tx, { id: newId(), dossier, account, leads: await teamOf(tx, 'leads'), why, starts, due });
}

/** She marks a call as grave for herself. 404 where she cannot open the record. */
export async function markGrave(tx: Tx, actor: StaffActor, { id }: { id: string }): Promise<void> {
  await openKey(tx, actor.keys, id);
  await debriefAfter(tx, { dossier: id, account: actor.id, why: 'own_word' });
}

/** The actor's own talks, and for leads those of colleagues: with whom and until when, never after which call. */
export async function readDebriefs(tx: Tx, actor: StaffActor): Promise<DebriefsAnswer> {
  const open = await openDebriefs(tx);
  const isMine = ({ account }: DebriefRow) => account === actor.id;
  return {
    mine: open.filter(isMine).map(debriefAnswer),
    others: open.filter((row) => !isMine(row)).map((row) => ({ ...debriefAnswer(row), account: row.account })),
  };
}

function debriefAnswer({ id, starts, due }: DebriefRow): DebriefAnswer {
  return { id, from: starts.toISOString(), due: due.toISOString() };
}

/** What she says to her own talk: held, not now, a day later, or that it stands after all. */
export async function answerDebrief(tx: Tx, { id, answer }: z.infer<typeof answerDebriefSchema>): Promise<void> {
  if (!(await change(tx, id, answer))) throw notFound();
}

function change(tx: Tx, id: string, answer: z.infer<typeof answerDebriefSchema>['answer']): Promise<boolean> {
  switch (answer) {
    case 'later':
      return putOffDebrief(tx, id, PUT_OFF_HOURS);
    case 'again':
      return endDebrief(tx, id, null);
    case 'held':
    case 'declined':
      return endDebrief(tx, id, { at: now(), how: answer });
  }
}
