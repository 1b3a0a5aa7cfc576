import type { Route } from '#kernel/route.ts';
import { staffRoute, type StaffActor } from '#staff/index.ts';
import { z } from 'zod';
import { answerPair, listDuplicates } from '../duplicates.ts';
import { unmergePersons } from '../merge.ts';
import { answerPairSchema } from '../shared.ts';

/** Possible duplicates, what a person decides about them, and undoing a merge. */
export const duplicateRoutes: Route<StaffActor>[] = [
  staffRoute({
    method: 'GET',
    path: '/duplicates',
    access: { verb: 'people.search' },
    audit: 'search',
    input: z.object({}),
    run: async (tx, actor, _, call) => ({ pairs: await listDuplicates(tx, actor, call) }),
  }),
  staffRoute({
    method: 'POST',
    path: '/duplicates',
    access: { verb: 'people.merge' },
    audit: 'write',
    input: answerPairSchema,
    run: (tx, actor, input) => answerPair(tx, actor, input),
  }),
  staffRoute({
    method: 'DELETE',
    path: '/people/:id/same/:other',
    access: { verb: 'people.merge' },
    audit: 'write',
    input: z.object({ id: z.uuid(), other: z.uuid() }),
    run: (tx, actor, input) => unmergePersons(tx, actor, { a: input.id, b: input.other }),
  }),
];
