import type { Route } from '#kernel/route.ts';
import { staffRoute, type StaffActor } from '#staff/index.ts';
import { presenceStates } from '#staff/shared.ts';
import { z } from 'zod';
import { dropDraft, keepDraft, readDrafts } from '../drafts.ts';
import { readPresence, showPresence } from '../presence.ts';
import { keepDraftSchema, writeNoteSchema } from '../shared.ts';
import { writeNote } from '../write-note.ts';

const one = z.object({ id: z.uuid() });

/** Notes of a case, what is left unfinished of them, and who else is in it while they are written. */
export const noteRoutes: Route<StaffActor>[] = [
  staffRoute({
    method: 'PUT',
    path: '/cases/:id/notes/:note',
    access: { verb: 'cases.case.write' },
    audit: 'write',
    input: writeNoteSchema,
    run: (tx, actor, input) => writeNote(tx, actor, input),
  }),
  staffRoute({
    method: 'GET',
    path: '/cases/:id/drafts',
    access: { verb: 'cases.case.write' },
    audit: 'read',
    input: one,
    run: (tx, actor, { id }) => readDrafts(tx, actor, id),
  }),
  staffRoute({
    method: 'PUT',
    path: '/cases/:id/drafts/:note',
    access: { verb: 'cases.case.write' },
    audit: 'write',
    input: keepDraftSchema,
    run: async (tx, actor, input, call) => {
      if (!(await keepDraft(tx, actor, input))) call.goesOn();
    },
  }),
  staffRoute({
    method: 'DELETE',
    path: '/cases/:id/drafts/:note',
    access: { verb: 'cases.case.write' },
    audit: 'write',
    input: one.extend({ note: z.uuid() }),
    run: (tx, actor, input) => dropDraft(tx, actor, input),
  }),
  staffRoute({
    method: 'GET',
    path: '/cases/:id/presence',
    access: { verb: 'cases.case.read' },
    audit: 'session',
    input: one,
    run: (tx, actor, { id }) => readPresence(tx, actor, id),
  }),
  staffRoute({
    method: 'POST',
    path: '/cases/:id/presence',
    access: { verb: 'cases.case.read' },
    audit: 'session',
    input: one.extend({ state: z.enum(presenceStates) }),
    run: (tx, actor, input) => showPresence(tx, actor, input),
  }),
];
