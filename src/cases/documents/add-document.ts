import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import { cleanFile, type CleanFile } from '#kernel/files.ts';
import { newId } from '#kernel/ids.ts';
import { tell } from '#kernel/outbox.ts';
import type { Ask } from '#kernel/route.ts';
import type { StaffActor } from '#staff/index.ts';
import { keepFile, openKey } from '#vault/index.ts';
import { dayOf } from '../days.ts';
import type { DocumentAnswer, NewDocument } from '../shared.ts';
import { holdCase, insertDocument } from '../store.ts';
import { writeLine } from '../write-line.ts';
import { sealAbout } from './document.ts';

/**
 * Makes a file safe to keep, before any transaction, in memory only. First asks whether the case is the sender's to
 * write in: strangers make no work. Refuses as `cleanFile` does.
 */
export async function prepareDocument(ask: Ask, actor: StaffActor, { id, bytes }: NewDocument): Promise<CleanFile> {
  await ask((tx) => openKey(tx, actor.keys, id));
  return cleanFile(new Uint8Array(Buffer.from(bytes, 'base64')));
}

/** Keeps a cleaned file in a case: sealed in chunks, with a line in the timeline that says its kind and no more. */
export async function addDocument(
  tx: Tx,
  actor: StaffActor,
  input: NewDocument,
  file: CleanFile,
): Promise<DocumentAnswer> {
  const key = await openKey(tx, actor.keys, input.id);
  if (!(await holdCase(tx, input.id, 'write'))) throw notFound();
  const at = now();
  const { kind, pages, width, height } = file;
  const about = { name: input.name, at: at.toISOString(), bytes: file.bytes.length, pages, width, height };
  const row = { id: newId(), dossier: key.dossier, file: await keepFile(tx, key, file.bytes), kind, by: actor.id };
  const { day } = await dayOf(tx, at);
  await insertDocument(tx, { ...row, day, sealed: sealAbout(key, row.id, about) });
  await writeLine(tx, actor, key, { kind: 'document.added', ref: row.id, said: { kind, name: input.name } });
  await tell(tx, 'case.changed', key.dossier, { by: actor.id });
  return { id: row.id, kind, by: actor.id, ...about };
}
