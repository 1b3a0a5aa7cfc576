import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import type { StaffActor } from '#staff/index.ts';
import { openKey, readFile } from '#vault/index.ts';
import type { DocumentBytes, DocumentsAnswer } from '../shared.ts';
import { documentsOf, findCase, findDocument } from '../store.ts';
import { openDocument } from './document.ts';

/** The documents of a case, newest first, and those taken out that can still be put back. 404 without a grant. */
export async function readDocuments(tx: Tx, actor: StaffActor, id: string): Promise<DocumentsAnswer> {
  const key = await openKey(tx, actor.keys, id);
  if (!(await findCase(tx, id))) throw notFound();
  const opened = async (removed: boolean) =>
    (await documentsOf(tx, id, removed))
      .map((row) => openDocument(key, row))
      .toSorted((a, b) => b.at.localeCompare(a.at));
  return { documents: await opened(false), removed: await opened(true) };
}

/** One document whole. 404 for one of another case, too. */
export async function readDocument(
  tx: Tx,
  actor: StaffActor,
  { id, document }: { id: string; document: string },
): Promise<DocumentBytes> {
  await openKey(tx, actor.keys, id);
  const row = await findDocument(tx, id, document);
  if (!row) throw notFound();
  const bytes = await readFile(tx, actor.keys, row.file);
  return { kind: row.kind, bytes: Buffer.from(bytes).toString('base64') };
}
