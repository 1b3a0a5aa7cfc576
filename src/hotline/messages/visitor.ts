import { actAs } from '#kernel/actor.ts';
import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import type { Answer } from '#kernel/forms.ts';
import { tell } from '#kernel/outbox.ts';
import type { Locale } from '#kernel/words.ts';
import { dutyTeam, dutyTeamWithKey, openRecord, teamOf } from '#staff/index.ts';
import {
  bearVisitor,
  endReceipt,
  keyholder,
  openKey,
  renewDuty,
  type DossierKey,
  type Keyholder,
  type NewReceipt,
} from '#vault/index.ts';
import { dutyEnd } from '../duty-grant.ts';
import { messageForm } from '../forms/message.form.ts';
import { today } from '../open-contact.ts';
import { sealEntry } from '../read-contact.ts';
import {
  allLines,
  deleteClosure,
  findContact,
  holdMessages,
  holdThreads,
  insertContact,
  insertEntry,
  insertVisitor,
  lastMessage,
  messageFilesOf,
  myContact,
  setColumn,
  withdrawMessages,
} from '../store.ts';
import type { Message } from './answers.ts';
import { threadOf } from './read-messages.ts';
import { writeMessage, type ReadyFile } from './write-message.ts';

/** What a visitor sends: her answers, in which language, and files already cleaned. */
export type Sent = { answers: Record<string, Answer>; locale: Locale; files: ReadyFile[] };

/** The line messages go to: the first with people who hold its key, the help line before the one for missing children; null while there is none. */
export async function intakeLine(tx: Tx): Promise<string | null> {
  const lines = await allLines(tx);
  for (const { id } of lines.toSorted((a, b) => b.kind.localeCompare(a.kind)))
    if (await dutyTeamWithKey(tx, id)) return id;
  return null;
}

/**
 * A message arrives: a visitor is born whose key only her receipt opens, and a contact sealed to her, to the duty team,
 * and at birth to standby and recovery like any other. The server keeps no key to it. Refuses `intake-closed`.
 */
export async function receiveMessage(
  tx: Tx,
  receipt: NewReceipt,
  sent: Sent,
): Promise<{ visitor: Visitor; contact: string }> {
  const line = await intakeLine(tx);
  if (line === null) throw refuse('intake-closed', 409);
  const visitor = await bearVisitor(tx, receipt, (id) => actAs(tx, id));
  const until = dutyEnd({ closed: false, promised: false }, now());
  const key = await openRecord(tx, 'contact', [
    { principal: visitor.id, why: 'visitor' },
    { principal: await dutyTeam(tx, line), why: 'duty', until },
  ]);
  await insertVisitor(tx, key.dossier, visitor.id);
  await writeMessage(tx, key, visitor.id, asMessage(sent));
  const { year, day, hour } = await today(tx);
  const how = { channel: 'web_message', direction: 'incoming', practice_call: null, entered_later: false };
  // The year's counter is locked from here to the commit, so it comes after her files: a call may be waiting for it.
  await insertContact(tx, { ...how, id: key.dossier, year, practice: false, line, day, hour, recorded_by: null });
  await keepField(tx, key, visitor.id, 'caller_name', sent.answers['called']);
  if (sent.answers['danger'] === 'yes') await inDanger(tx, key, visitor.id);
  await tell(tx, 'contact.opened', key.dossier, { line });
  return { visitor, contact: key.dossier };
}

function asMessage({ answers, locale, files }: Sent): Parameters<typeof writeMessage>[3] {
  const { words, ...others } = answers;
  const form = { version: messageForm.version, answers: others };
  return { text: typeof words === 'string' ? words : '', form, locale, files };
}

/** How she wants to be called stands in the lists, as every caller's name does. */
async function keepField(tx: Tx, key: DossierKey, by: string, field: string, value: Answer | undefined): Promise<void> {
  if (typeof value !== 'string' || value === '') return;
  const row = { contact: key.dossier, field, version: 1, by };
  await insertEntry(tx, { ...row, sealed: sealEntry(key, row, { value, at: now().toISOString() }) });
}

/** Who says that somebody is in danger now stands first on the duty desk, until a colleague judges otherwise. */
async function inDanger(tx: Tx, key: DossierKey, by: string): Promise<void> {
  await keepField(tx, key, by, 'risk', 'critical');
  await setColumn(tx, key.dossier, 'risk', 'critical');
  await tell(tx, 'contact.danger', key.dossier);
}

/** A visitor who is here with her words, for one request. */
export type Visitor = { id: string; privateKey: Uint8Array };

/** A visitor as a holder of her key; `touch` is told of her contact. */
export function visitorKeys({ id, privateKey }: Visitor, touch: (dossier: string) => void): Keyholder {
  return keyholder({ id, version: 1, privateKey, touch });
}

/** What she wrote and what was answered. 404 once she took it back. */
export async function readVisit(tx: Tx, keys: Keyholder): Promise<Message[]> {
  return threadOf(tx, await ownContact(tx, keys), keys.id);
}

/** So much one visitor writes and sends; a case has its own documents. */
const MOST_MESSAGES = 500;
const MOST_FILES = 12;

/**
 * She writes again: the contact opens for the duty team once more; for the leads, if it was taken from the team by hand.
 * Refuses `message-full`.
 */
export async function replyMessage(
  tx: Tx,
  keys: Keyholder,
  said: { text: string; locale: Locale; files: ReadyFile[] },
): Promise<void> {
  const key = await ownContact(tx, keys);
  // Before anything is read: who is closing it just now either sees this message or has closed it, and it opens again.
  await holdThreads(tx, [key.dossier]);
  const contact = await findContact(tx, key.dossier);
  if (!contact || !(await holdMessages(tx, key.dossier))) throw notFound();
  const files = (await messageFilesOf(tx, key.dossier)).length + said.files.length;
  if (files > MOST_FILES || (await lastMessage(tx, key.dossier)) >= MOST_MESSAGES) throw refuse('message-full', 409);
  await writeMessage(tx, key, keys.id, { ...said, form: null });
  const readers = { team: await dutyTeam(tx, contact.line), leads: () => teamOf(tx, 'leads') };
  const until = dutyEnd({ closed: false, promised: false }, now());
  await renewDuty(tx, keys, { dossier: key.dossier, ...readers, until });
  if (await deleteClosure(tx, key.dossier)) await tell(tx, 'contact.reopened', key.dossier);
  await tell(tx, 'contact.changed', key.dossier, { by: keys.id });
}

/** She takes everything back: see `hotline.withdraw_messages`. Her words open nothing any more. */
export async function withdrawVisit(tx: Tx, keys: Keyholder): Promise<void> {
  const key = await ownContact(tx, keys);
  const { day } = await today(tx);
  if (!(await withdrawMessages(tx, day))) throw notFound();
  await tell(tx, 'contact.changed', key.dossier, { by: keys.id });
  await endReceipt(tx, keys.id);
}

async function ownContact(tx: Tx, keys: Keyholder): Promise<DossierKey> {
  const contact = await myContact(tx);
  if (contact === null) throw notFound();
  return openKey(tx, keys, contact);
}
