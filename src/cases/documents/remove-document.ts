import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import type { StaffActor } from '#staff/index.ts';
import { openKey } from '#vault/index.ts';
import { deleteRemoval, dropDocuments, findDocument, insertRemoval } from '../store.ts';
import { writeLine } from '../write-line.ts';
import { openDocument } from './document.ts';

/** How long what was taken out can be put back. */
const PUT_BACK_DAYS = 7;

type One = { id: string; document: string };

/** Takes a document out of a case; for a week it can be put back. */
export async function removeDocument(tx: Tx, actor: StaffActor, input: One): Promise<void> {
  await move(tx, actor, input, 'document.removed', (document) => insertRemoval(tx, document, actor.id, now()));
}

/** Puts a document back. */
export async function putBackDocument(tx: Tx, actor: StaffActor, input: One): Promise<void> {
  await move(tx, actor, input, 'document.put_back', (document) => deleteRemoval(tx, document));
}

async function move(
  tx: Tx,
  actor: StaffActor,
  { id, document }: One,
  kind: string,
  how: (document: string) => Promise<boolean>,
): Promise<void> {
  const key = await openKey(tx, actor.keys, id);
  const row = await findDocument(tx, id, document);
  if (!row) throw notFound();
  // Done already, by a second press or by a colleague: nothing more happens.
  if (!(await how(document))) return;
  const { name } = openDocument(key, row);
  await writeLine(tx, actor, key, { kind, ref: document, said: { kind: row.kind, name } });
  await tell(tx, 'case.changed', id, { by: actor.id });
}

/** Deletes what was taken out more than a week ago, bytes and all. The clock's work, as worker. */
export async function dropRemoved(tx: Tx): Promise<number> {
  return dropDocuments(tx, new Date(now().getTime() - PUT_BACK_DAYS * 24 * 3_600_000));
}
