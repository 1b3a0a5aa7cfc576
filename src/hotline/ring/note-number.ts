import { notFound, refuse } from '#kernel/errors.ts';
import type { Tx } from '#kernel/db.ts';
import { writeNote } from '#people/index.ts';
import { deskNoteSchema } from '#people/shared.ts';
import type { StaffActor } from '#staff/index.ts';
import { openKey, practiceUntil } from '#vault/index.ts';
import { z } from 'zod';
import { openEntry } from '../read-contact.ts';
import { findRing, newestOf } from '../store.ts';
import { numbersOf } from './number.ts';

/** A note on a number the writer sees only the mask of: the record that holds it is named instead. */
export const heldNoteSchema = deskNoteSchema.omit({ number: true }).extend({ id: z.uuid() });
type HeldNote = z.infer<typeof heldNoteSchema>;

/** Writes a note on the caller's number of a contact; the number does not leave. Refuses `practice-apart`, `no-number` and what `writeNote` refuses. */
export async function noteOnContact(tx: Tx, actor: StaffActor, { id, ...note }: HeldNote): Promise<{ id: string }> {
  const key = await openKey(tx, actor.keys, id);
  // A note is shown to everybody when that number really calls.
  if (await practiceUntil(tx, id)) throw refuse('practice-apart', 409);
  const [entry] = await newestOf(tx, [id], ['caller_number']);
  const number = entry && openEntry(key, entry).value;
  if (typeof number !== 'string') throw refuse('no-number', 409);
  return writeNote(tx, actor, { ...note, number });
}

/** Writes a note on a ring's number; the number does not leave. Refuses `number-not-here`, and `no-number` where it was withheld. */
export async function noteOnRing(tx: Tx, actor: StaffActor, { id, ...note }: HeldNote): Promise<{ id: string }> {
  const ring = await findRing(tx, id);
  if (!ring) throw notFound();
  const number = (await numbersOf(tx, actor, [ring])).get(id);
  if (number === undefined) throw refuse('number-not-here', 409);
  if (number === null) throw refuse('no-number', 409);
  return writeNote(tx, actor, { ...note, number });
}
