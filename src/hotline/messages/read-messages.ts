import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import { may } from '#kernel/permissions.ts';
import type { StaffActor } from '#staff/index.ts';
import { openKey, readFile, type DossierKey, type Keyholder } from '#vault/index.ts';
import type { z } from 'zod';
import { findContact, findMessageDraft, findVisitor, messageFilesOf, messagesOf } from '../store.ts';
import type { Message, MessageFileBytes, MessagesAnswer, messageFileSchema } from './answers.ts';
import { preparedAnswers } from './prepared-answers.ts';
import { openDraft, openMessage, openMessageFile } from './message.ts';

/** Everything written in a contact whose key is open, in order. */
export async function threadOf(tx: Tx, key: DossierKey, visitor: string): Promise<Message[]> {
  const files = Map.groupBy(await messageFilesOf(tx, key.dossier), (row) => row.message);
  return (await messagesOf(tx, key.dossier)).map((row) =>
    openMessage(
      key,
      row,
      visitor,
      (files.get(row.id) ?? []).map((file) => openMessageFile(key, file)),
    ),
  );
}

/** What was written in a contact, for somebody with a grant on it; of a contact nobody wrote: nothing. */
export async function readMessages(tx: Tx, actor: StaffActor, id: string): Promise<MessagesAnswer> {
  const key = await openKey(tx, actor.keys, id);
  if (!(await findContact(tx, id))) throw notFound();
  const visitor = await findVisitor(tx, id);
  const draft = visitor && (await findMessageDraft(tx, id));
  return {
    wrote: visitor !== undefined,
    withdrawn: visitor?.withdrawn ?? null,
    messages: visitor?.withdrawn === null ? await threadOf(tx, key, visitor.visitor) : [],
    draft: draft ? openDraft(key, actor.id, draft) : '',
    prepared: visitor ? preparedAnswers : [],
    can: { answer: visitor?.withdrawn === null && may(actor, 'hotline.message.answer', { granted: true }) },
  };
}

/** One file of a contact's messages, cleaned or as it came. 404 for one of another contact, too. */
export async function readMessageFile(
  tx: Tx,
  holder: Keyholder,
  { id, file, original }: z.infer<typeof messageFileSchema>,
): Promise<MessageFileBytes> {
  const key = await openKey(tx, holder, id);
  const row = (await messageFilesOf(tx, id)).find((each) => each.id === file);
  if (!row) throw notFound();
  const { kind, name } = openMessageFile(key, row);
  const bytes = await readFile(tx, holder, original ? row.original : row.clean);
  return { kind, name, bytes: Buffer.from(bytes).toString('base64') };
}
