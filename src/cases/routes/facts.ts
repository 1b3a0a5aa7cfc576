import type { Route } from '#kernel/route.ts';
import { staffRoute, type StaffActor } from '#staff/index.ts';
import { z } from 'zod';
import { readFacts, saveFact } from '../facts.ts';
import { factChangeSchema } from '../shared.ts';

/** What happened, in closed lists. */
export const factRoutes: Route<StaffActor>[] = [
  staffRoute({
    method: 'GET',
    path: '/cases/:id/facts',
    access: { verb: 'cases.case.read' },
    audit: 'read',
    input: z.object({ id: z.uuid() }),
    run: (tx, actor, { id }) => readFacts(tx, actor, id),
  }),
  staffRoute({
    method: 'PUT',
    path: '/cases/:id/facts',
    access: { verb: 'cases.case.write' },
    audit: 'write',
    input: factChangeSchema,
    run: (tx, actor, input) => saveFact(tx, actor, input),
  }),
];
