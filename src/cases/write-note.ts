import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import type { StaffActor } from '#staff/index.ts';
import { openJson, openKey, sealJson, type DossierKey } from '#vault/index.ts';
import type { z } from 'zod';
import type { Note, NoteAnswer, NoteSaved, writeNoteSchema } from './shared.ts';
import { deleteDraft, holdCase, insertEntry, newestOf, type EntryRow } from './store.ts';
import { writeLine } from './write-line.ts';

type Sealed = Note & { at: string };

const address = (row: Pick<EntryRow, 'dossier' | 'field' | 'version'>) =>
  ({ dossier: row.dossier, kind: 'case', field: row.field, record: String(row.version) }) as const;
const fieldOf = (note: string) => `note.${note}`;

/**
 * Writes a note, or its next version. Where somebody else wrote it meanwhile both versions come back and nothing is
 * overwritten; a save repeated after a lost answer is none.
 */
export async function writeNote(
  tx: Tx,
  actor: StaffActor,
  { id, note, basedOn, ...content }: z.infer<typeof writeNoteSchema>,
): Promise<NoteSaved> {
  const key = await openKey(tx, actor.keys, id);
  if (!(await holdCase(tx, id, 'write'))) throw notFound();
  const at = now().toISOString();
  const row = { dossier: id, field: fieldOf(note), version: basedOn + 1, by: actor.id };
  const sealed: Sealed = { ...content, at };
  if (!(await insertEntry(tx, { ...row, sealed: sealJson(key, address(row), sealed) }))) {
    const [newest] = await newestOf(tx, id, [row.field]);
    if (!newest) throw refuse('answer-does-not-fit', 400, { field: 'note' });
    const theirs = openNote(key, newest);
    if (!same(theirs, content)) return { clash: { yours: content, theirs } };
    await deleteDraft(tx, id, note);
    return { saved: theirs };
  }
  await deleteDraft(tx, id, note);
  if (row.version === 1) await writeLine(tx, actor, key, { kind: 'note.written', ref: note });
  await tell(tx, 'case.changed', id, { by: actor.id });
  return { saved: { version: row.version, at } };
}

/** The newest version of these notes of a case, by the note's id. */
export async function readNotes(tx: Tx, key: DossierKey, notes: string[]): Promise<Map<string, NoteAnswer>> {
  const rows = await newestOf(tx, key.dossier, notes.map(fieldOf));
  return new Map(rows.map((row) => [row.field.slice('note.'.length), openNote(key, row)]));
}

function openNote(key: DossierKey, row: EntryRow): NoteAnswer {
  return { version: row.version, by: row.by, ...openJson<Sealed>(key, address(row), row.sealed) };
}

function same(a: Note, b: Note): boolean {
  return a.text === b.text && a.voice === b.voice && a.graphic === b.graphic;
}
