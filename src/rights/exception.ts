import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { now } from '#kernel/clock.ts';
import { newId } from '#kernel/ids.ts';
import { may } from '#kernel/permissions.ts';
import { tell } from '#kernel/outbox.ts';
import { today } from '#people/index.ts';
import { teamOf, type StaffActor } from '#staff/index.ts';
import {
  openJson,
  openKey,
  openWithTeamKeys,
  practiceUntil,
  sealJson,
  sealTo,
  teamKeys,
  type DossierKey,
} from '#vault/index.ts';
import type { AskException, ExceptionAnswer, Recipient } from './shared.ts';
import { decideOpen, exceptionsFor, findException, insertException, type ExceptionRow } from './store.ts';

/** The sealed half: to whom, why, when exactly. */
type Asked = { recipient: Recipient; reason: string; at: string };
type Decision = { reason: string; at: string };

const address = (dossier: string, id: string) =>
  ({ dossier, kind: 'consent', field: 'exception', record: id }) as const;
const forLeads = (id: string) => `exception/${id}`;
const decisionOf = (id: string) => `exception/${id}/decision`;

/** What was asked for, opened with the dossier's key. */
export function openAsked(key: DossierKey, row: Pick<ExceptionRow, 'id' | 'sealed'>): Asked {
  return openJson<Asked>(key, address(key.dossier, row.id), row.sealed);
}

/**
 * Asks that something may leave without a consent, on one of three grounds; a lead decides. The reason is sealed to the
 * dossier and to the leads, who need no key of the dossier for it.
 */
export async function askException(tx: Tx, actor: StaffActor, input: AskException): Promise<{ id: string }> {
  const key = await openKey(tx, actor.keys, input.id);
  // A lead decides about real persons; nothing of practice ever leaves.
  if (await practiceUntil(tx, input.id)) throw refuse('practice-apart', 409);
  const leads = await teamOf(tx, 'leads');
  const id = newId();
  const asked: Asked = { recipient: input.recipient, reason: input.reason, at: now().toISOString() };
  const { purpose, data, ground, told } = input;
  await insertException(tx, {
    ...{ id, dossier: input.id, leads, purpose, data, ground, told, by: actor.id, day: await today(tx) },
    sealed: sealJson(key, address(key.dossier, id), asked),
    for_leads: await sealTo(tx, leads, forLeads(id), asked),
  });
  await tell(tx, 'consent.changed', input.id, { state: 'exception' });
  await tell(tx, 'exception.changed', id);
  return { id };
}

/**
 * A lead approves or declines. Refuses `second-person` where it is her own asking, and `exception-decided` where
 * somebody was quicker.
 */
export async function decideException(
  tx: Tx,
  actor: StaffActor,
  { id, decision, reason }: { id: string; decision: 'approved' | 'declined'; reason: string },
): Promise<void> {
  const row = await findException(tx, id);
  if (!row) throw notFound();
  if (row.by === actor.id) throw refuse('second-person', 409);
  const words: Decision = { reason, at: now().toISOString() };
  const sealed = await sealTo(tx, row.leads, decisionOf(id), words);
  if (!(await decideOpen(tx, id, { state: decision, by: actor.id, day: await today(tx), sealed })))
    throw refuse('exception-decided', 409);
  actor.keys.touch(row.dossier);
  await tell(tx, 'consent.changed', row.dossier, { state: 'exception' });
  await tell(tx, 'exception.changed', id);
}

/** What was asked for and what became of it, for the leads: of every record, also those they cannot open. */
export async function listExceptions(tx: Tx, actor: StaffActor): Promise<{ exceptions: ExceptionAnswer[] }> {
  const leads = await teamOf(tx, 'leads');
  const keys = await teamKeys(tx, actor.keys, leads);
  const found = await exceptionsFor(tx, leads);
  const exceptions = found.flatMap((row) => {
    const asked = openWithTeamKeys<Asked>(keys, forLeads(row.id), row.for_leads);
    const decision = row.decision && openWithTeamKeys<Decision>(keys, decisionOf(row.id), row.decision);
    return asked ? [exceptionAnswer(actor, row, asked, decision?.reason ?? '')] : [];
  });
  return { exceptions };
}

/** An exception as somebody sees it. */
export function exceptionAnswer(
  actor: StaffActor,
  row: ExceptionRow,
  { recipient, reason }: Pick<Asked, 'recipient' | 'reason'>,
  decision: string,
): ExceptionAnswer {
  const { id, dossier, purpose, data, ground, told, state, by, day } = row;
  const decided = { decidedBy: row.decided_by, decidedOn: row.decided, decision, usedOn: row.used };
  const decide = state === 'asked' && by !== actor.id && may(actor, 'rights.exception.decide');
  return { id, dossier, purpose, recipient, data, ground, told, reason, state, by, day, ...decided, can: { decide } };
}
