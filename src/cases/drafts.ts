import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import type { StaffActor } from '#staff/index.ts';
import { openJson, openKey, sealJson } from '#vault/index.ts';
import type { z } from 'zod';
import type { DraftAnswer, DraftsAnswer, keepDraftSchema } from './shared.ts';
import { deleteDraft, draftsOf, findCase, holdCase, putDraft, type DraftRow } from './store.ts';
import { readNotes } from './write-note.ts';

type Sealed = Pick<DraftAnswer, 'basedOn' | 'voice' | 'text' | 'graphic' | 'at'>;

const address = (row: Pick<DraftRow, 'dossier' | 'note' | 'by'>) =>
  ({ dossier: row.dossier, kind: 'case', field: `draft/${row.note}`, record: row.by }) as const;

/**
 * Keeps a note as the actor has it under her hands: sealed, hers alone, no version and no line of the record. Whether
 * it was begun by this: each pause of her hands sends it again, and the audit is told once.
 */
export async function keepDraft(
  tx: Tx,
  actor: StaffActor,
  { id, note, ...content }: z.infer<typeof keepDraftSchema>,
): Promise<boolean> {
  const key = await openKey(tx, actor.keys, id);
  if (!(await holdCase(tx, id, 'write'))) throw notFound();
  const row = { dossier: id, note, by: actor.id };
  const sealed: Sealed = { ...content, at: now().toISOString() };
  return putDraft(tx, { ...row, sealed: sealJson(key, address(row), sealed) });
}

/** What the actor left unfinished in a case, each with the note it changes as that stands now. */
export async function readDrafts(tx: Tx, actor: StaffActor, id: string): Promise<DraftsAnswer> {
  const key = await openKey(tx, actor.keys, id);
  if (!(await findCase(tx, id))) throw notFound();
  const found = await draftsOf(tx, id);
  const notes = await readNotes(
    tx,
    key,
    found.map(({ note }) => note),
  );
  const drafts = found.map((row) => ({
    note: row.note,
    of: notes.get(row.note) ?? null,
    ...openJson<Sealed>(key, address(row), row.sealed),
  }));
  return { drafts };
}

/** Lets a draft go: put away, or saved. */
export async function dropDraft(tx: Tx, actor: StaffActor, { id, note }: { id: string; note: string }): Promise<void> {
  await openKey(tx, actor.keys, id);
  await deleteDraft(tx, id, note);
}
