import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { dutyTeams, openRecord, teamOf, type StaffActor } from '#staff/index.ts';
import { openJson, openKey, openKeys, sealJson, type DossierKey } from '#vault/index.ts';
import type { z } from 'zod';
import { today } from './days.ts';
import { maskNumber, normalNumber } from './number.ts';
import { forgetEntry, indexEntry } from './search/entry.ts';
import type { DeskNote, deskNoteSchema } from './shared.ts';
import { deleteNote, insertNote, notesById, notesHolding, type NoteRow } from './store.ts';

type Sealed = { number: string; reason: string; howToEnd: string };

const YEAR_MS = 366 * 86_400_000;

const address = (key: DossierKey) =>
  ({ dossier: key.dossier, kind: 'note', field: 'number', record: key.dossier }) as const;

/**
 * Writes a note on a number for everybody on duty: how to end a repeated nuisance, why, until which day. It never
 * blocks a line. Refuses `note-too-long` beyond a year or in the past, and `not-a-number`.
 */
export async function writeNote(
  tx: Tx,
  actor: StaffActor,
  input: z.infer<typeof deskNoteSchema>,
): Promise<{ id: string }> {
  const number = normalNumber(input.number);
  if (number.replaceAll(/\D/g, '').length < 3) throw refuse('not-a-number', 400);
  const ends = Date.parse(input.until);
  if (input.until < (await today(tx)) || ends > now().getTime() + YEAR_MS) throw refuse('note-too-long', 400);
  const teams = [...(await dutyTeams(tx)), await teamOf(tx, 'leads')];
  const grants = teams.map((principal) => ({ principal, why: 'card' as const }));
  const key = await openRecord(tx, 'note', [{ principal: actor.id, why: 'writer' }, ...grants]);
  const { reason, howToEnd, until } = input;
  const sealed = sealJson(key, address(key), { number: input.number, reason, howToEnd } satisfies Sealed);
  await insertNote(tx, { id: key.dossier, by: actor.id, at: now(), until, sealed });
  await indexEntry(tx, { kind: 'note', dossier: key.dossier, names: [], numbers: [input.number] });
  return { id: key.dossier };
}

/** Those of these notes that still hold and that the actor may read. */
export async function notesOn(tx: Tx, actor: StaffActor, ids: string[]): Promise<DeskNote[]> {
  if (ids.length === 0) return [];
  const rows = await notesById(tx, ids);
  const day = await today(tx);
  return opened(
    tx,
    actor,
    rows.filter((row) => row.until >= day),
  );
}

/** Every note that still holds and that the actor may read, for whoever reviews them; the numbers masked. */
export async function listNotes(tx: Tx, actor: StaffActor): Promise<DeskNote[]> {
  return opened(tx, actor, await notesHolding(tx, await today(tx)));
}

async function opened(tx: Tx, actor: StaffActor, rows: NoteRow[]): Promise<DeskNote[]> {
  const keys = await openKeys(
    tx,
    actor.keys,
    rows.map((row) => row.id),
  );
  return rows.flatMap((row) => {
    const key = keys.get(row.id);
    return key ? [noteAnswer(actor, key, row)] : [];
  });
}

function noteAnswer(actor: StaffActor, key: DossierKey, row: NoteRow): DeskNote {
  const words = openJson<Sealed>(key, address(key), row.sealed);
  const { id, by, at, until } = row;
  return {
    id,
    ...words,
    number: maskNumber(words.number),
    by,
    at: at.toISOString(),
    until,
    can: { end: actor.abilities.has('people.note.write') },
  };
}

/** Ends a note before its day. 404 where the actor cannot read it. */
export async function endNote(tx: Tx, actor: StaffActor, id: string): Promise<void> {
  await openKey(tx, actor.keys, id);
  if (!(await deleteNote(tx, id))) throw notFound();
  await forgetEntry(tx, id);
}
