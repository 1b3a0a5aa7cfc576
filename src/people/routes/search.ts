import type { Tx } from '#kernel/db.ts';
import type { Route } from '#kernel/route.ts';
import { staffRoute, type StaffActor } from '#staff/index.ts';
import { z } from 'zod';
import { endNote, listNotes, writeNote } from '../desk-note.ts';
import type { SearchHouse } from '../search/house.ts';
import { lookBeyond } from '../search/beyond.ts';
import { prepareIndex } from '../search/open-index.ts';
import { readQuery } from '../search/query.ts';
import { knownCaller, searchPeople } from '../search/search-people.ts';
import { beyondSchema, deskNoteSchema, knownCallerSchema, searchSchema } from '../shared.ts';

/** Search, known callers, notes on numbers. Terms come in the body: an address is written down in too many places. */
export function searchRoutes(house: SearchHouse): Route<StaffActor>[] {
  return [
    staffRoute({
      method: 'POST',
      path: '/search',
      access: { verb: 'people.search' },
      audit: 'search',
      input: searchSchema,
      prepare: (ask, actor, { query }) => prepareIndex(ask, actor, { names: readQuery(query, null).tokens.length > 0 }),
      run: (tx, actor, input, call) => searchPeople({ tx, actor, house, call }, input),
    }),
    staffRoute({
      method: 'POST',
      path: '/known-caller',
      access: { verb: 'people.search' },
      audit: 'search',
      input: knownCallerSchema,
      prepare: (ask, actor, { name }) => prepareIndex(ask, actor, { names: name !== '' }),
      run: async (tx, actor, input, call) =>
        knownCaller({ tx, actor, house, call }, { ...input, number: await numberOf(tx, actor, house, input) }),
    }),
    staffRoute({
      method: 'POST',
      path: '/search/beyond',
      access: { verb: 'people.search.beyond' },
      audit: 'search',
      input: beyondSchema,
      prepare: (ask, actor) => prepareIndex(ask, actor, { names: true }),
      run: async (tx, actor, input, call) =>
        lookBeyond({ tx, actor, house, call }, { ...input, number: await numberOf(tx, actor, house, input) }),
    }),
    staffRoute({
      method: 'POST',
      path: '/number-notes',
      access: { verb: 'people.note.write' },
      audit: 'write',
      input: deskNoteSchema,
      run: (tx, actor, input) => writeNote(tx, actor, input),
    }),
    staffRoute({
      method: 'GET',
      path: '/number-notes',
      access: { verb: 'people.note.review' },
      audit: 'read',
      input: z.object({}),
      run: async (tx, actor) => ({ notes: await listNotes(tx, actor) }),
    }),
    staffRoute({
      method: 'DELETE',
      path: '/number-notes/:id',
      access: { verb: 'people.note.write' },
      audit: 'write',
      input: z.object({ id: z.uuid() }),
      run: (tx, actor, input) => endNote(tx, actor, input.id),
    }),
  ];
}

/** The number asked about: as typed, or the one the contact holds, of which the screen has the mask. */
async function numberOf(
  tx: Tx,
  actor: StaffActor,
  house: SearchHouse,
  { held, contact, number }: z.infer<typeof knownCallerSchema>,
): Promise<string> {
  return held && contact !== null ? house.heldNumber(tx, actor, contact) : number;
}
