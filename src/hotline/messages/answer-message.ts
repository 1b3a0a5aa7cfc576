import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import { findOrganisation, type StaffActor } from '#staff/index.ts';
import { openKey } from '#vault/index.ts';
import type { z } from 'zod';
import { keepDutyGrant } from '../duty-grant.ts';
import { allLines, deleteMessageDraft, findContact, findVisitor, holdMessages, putMessageDraft } from '../store.ts';
import type { answerMessageSchema, KeptDraft, messageDraftSchema, UnsafeReason } from './answers.ts';
import { sealDraft } from './message.ts';
import { threadOf } from './read-messages.ts';
import { unsafeAnswer, type AnswerContext } from './unsafe-answer.ts';
import { writeMessage } from './write-message.ts';

/**
 * Answers what somebody wrote: she reads it when she comes back with her words. Refuses `not-written` where nobody wrote
 * the contact, `withdrawn` once she took it back, and `answer-unsafe` with the reasons nobody has read yet.
 */
export async function answerMessage(
  tx: Tx,
  actor: StaffActor,
  { id, text, despite }: z.infer<typeof answerMessageSchema>,
): Promise<void> {
  const key = await openKey(tx, actor.keys, id);
  const visitor = await writerOfContact(tx, id);
  const unread = unsafeAnswer(text, await contextOf(tx, await threadOf(tx, key, visitor))).filter(
    (reason) => !despite.includes(reason),
  );
  if (unread.length > 0) throw refuse('answer-unsafe', 409, { reasons: unread satisfies UnsafeReason[] });
  await writeMessage(tx, key, actor.id, { text, form: null, locale: null, files: [] });
  await deleteMessageDraft(tx, id);
  const row = await findContact(tx, id);
  if (row) await keepDutyGrant(tx, row);
  await tell(tx, 'contact.changed', id, { by: actor.id });
}

/**
 * Keeps an answer as the actor has it under her hands: sealed, hers alone; an empty one goes. Says why its words may be
 * unsafe while there is time to write others: what she answered of her device stands on the screen already.
 * @returns whether it is the first that is kept, and what is to be said of it.
 */
export async function draftAnswer(
  tx: Tx,
  actor: StaffActor,
  { id, text }: z.infer<typeof messageDraftSchema>,
): Promise<KeptDraft & { first: boolean }> {
  const key = await openKey(tx, actor.keys, id);
  const visitor = await writerOfContact(tx, id);
  if (text === '') {
    await deleteMessageDraft(tx, id);
    return { first: false, unsafe: [] };
  }
  const first = await putMessageDraft(tx, { contact: id, by: actor.id, sealed: sealDraft(key, actor.id, text) });
  const reasons = unsafeAnswer(text, await contextOf(tx, await threadOf(tx, key, visitor)));
  return { first, unsafe: reasons.filter((reason) => !SAID_BEFORE.includes(reason)) };
}

/** What is unsafe whatever the words are. */
const SAID_BEFORE: readonly UnsafeReason[] = ['not_wanted', 'seen'];

async function writerOfContact(tx: Tx, id: string): Promise<string> {
  if (!(await findContact(tx, id))) throw notFound();
  const visitor = await findVisitor(tx, id);
  if (!visitor) throw refuse('not-written', 409);
  if (!(await holdMessages(tx, id))) throw refuse('withdrawn', 409);
  return visitor.visitor;
}

type Thread = Awaited<ReturnType<typeof threadOf>>;

async function contextOf(tx: Tx, thread: Thread): Promise<AnswerContext> {
  const organisation = await findOrganisation(tx);
  const lines = await allLines(tx);
  return {
    answers: thread.find(({ form }) => form !== null)?.form?.answers ?? {},
    names: [...(organisation ? [organisation.name] : []), ...lines.map(({ name }) => name)],
  };
}
