import type { Route } from '#kernel/route.ts';
import { staffRoute, type StaffActor } from '#staff/index.ts';
import { z } from 'zod';
import { endNote, writeNote } from '../desk-note.ts';
import type { SearchHouse } from '../search/house.ts';
import { knownCaller, searchPeople } from '../search/search-people.ts';
import { deskNoteSchema, knownCallerSchema, searchSchema } from '../shared.ts';

/** Search, known callers, notes on numbers. Terms come in the body: an address is written down in too many places. */
export function searchRoutes(house: SearchHouse): Route<StaffActor>[] {
  return [
    staffRoute({
      method: 'POST',
      path: '/search',
      access: { verb: 'people.search' },
      audit: 'search',
      input: searchSchema,
      run: (tx, actor, input, call) => searchPeople({ tx, actor, house, call }, input),
    }),
    staffRoute({
      method: 'POST',
      path: '/known-caller',
      access: { verb: 'people.search' },
      audit: 'search',
      input: knownCallerSchema,
      run: (tx, actor, input, call) => knownCaller({ tx, actor, house, call }, input),
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
      method: 'DELETE',
      path: '/number-notes/:id',
      access: { verb: 'people.note.write' },
      audit: 'write',
      input: z.object({ id: z.uuid() }),
      run: (tx, actor, input) => endNote(tx, actor, input.id),
    }),
  ];
}
