import type { Route } from '#kernel/route.ts';
import { staffRoute, type StaffActor } from '#staff/index.ts';
import { heldNoteSchema, noteOnContact, noteOnRing } from '../ring/note-number.ts';

/** Notes on numbers that records hold and screens show masked. */
export const numberNoteRoutes: Route<StaffActor>[] = [
  staffRoute({
    method: 'POST',
    path: '/contacts/:id/number-note',
    access: { verb: 'people.note.write' },
    audit: 'write',
    input: heldNoteSchema,
    run: (tx, actor, input) => noteOnContact(tx, actor, input),
  }),
  staffRoute({
    method: 'POST',
    path: '/rings/:id/number-note',
    access: { verb: 'people.note.write' },
    audit: 'write',
    input: heldNoteSchema,
    run: (tx, actor, input) => noteOnRing(tx, actor, input),
  }),
];
