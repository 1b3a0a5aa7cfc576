import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import type { StaffActor } from '#staff/index.ts';
import { openKey } from '#vault/index.ts';
import type { z } from 'zod';
import { kindsIn } from './case.ts';
import type { TimelineAnswer, timelineSchema } from './shared.ts';
import { findCase, linesOf } from './store.ts';
import { openLine } from './write-line.ts';
import { readNotes } from './write-note.ts';

const PAGE = 50;

/** A page of a case's timeline, newest first. 404 for whoever cannot open the case. */
export async function readTimeline(
  tx: Tx,
  actor: StaffActor,
  { id, group, after }: z.infer<typeof timelineSchema>,
): Promise<TimelineAnswer> {
  const key = await openKey(tx, actor.keys, id);
  if (!(await findCase(tx, id))) throw notFound();
  const found = await linesOf(tx, id, { kinds: kindsIn(group), after, limit: PAGE + 1 });
  const shown = found.slice(0, PAGE);
  const next = found.length > PAGE ? (shown.at(-1)?.id ?? null) : null;
  // The day is the order in the table; within it the sealed moment.
  const notes = await readNotes(
    tx,
    key,
    shown.filter(({ kind }) => kind === 'note.written').map(({ ref }) => ref),
  );
  const lines = shown.map((row) => {
    const note = notes.get(row.ref);
    // What is erased is named no more: its line points to the case itself.
    const gone = row.kind === 'contact.attached' && row.ref === id;
    return { ...openLine(key, row), ...(note ? { note } : {}), ...(gone ? { gone } : {}) };
  });
  return { lines: lines.toSorted((a, b) => b.at.localeCompare(a.at)), next };
}
