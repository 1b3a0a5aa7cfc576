import type { Route } from '#kernel/route.ts';
import { staffRoute, type StaffActor } from '#staff/index.ts';
import { newPromiseSchema } from '#tasks/shared.ts';
import { readPromises } from '#tasks/index.ts';
import { z } from 'zod';
import { promiseOnContact } from '../promise-on-contact.ts';
import { listWaiting } from '../waiting.ts';

const one = z.object({ id: z.uuid() });

/** What waits, and the promises of a contact. */
export const waitingRoutes: Route<StaffActor>[] = [
  staffRoute({
    method: 'GET',
    path: '/waiting',
    access: { verb: 'hotline.waiting.read' },
    audit: 'read',
    input: z.object({}),
    run: (tx, actor) => listWaiting(tx, actor),
  }),
  staffRoute({
    method: 'GET',
    path: '/contacts/:id/promises',
    access: { verb: 'tasks.promise.read' },
    audit: 'read',
    input: one,
    run: async (tx, actor, { id }) => ({ promises: await readPromises(tx, actor, id) }),
  }),
  staffRoute({
    method: 'POST',
    path: '/contacts/:id/promises',
    access: { verb: 'tasks.promise.make' },
    audit: 'write',
    input: newPromiseSchema.extend(one.shape),
    run: (tx, actor, input) => promiseOnContact(tx, actor, input),
  }),
];
