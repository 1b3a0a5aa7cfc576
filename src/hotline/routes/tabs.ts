import type { Route } from '#kernel/route.ts';
import { staffRoute, type StaffActor } from '#staff/index.ts';
import { z } from 'zod';
import { PRACTICE_LINES } from '../shared.ts';
import { ownTabs } from '../store.ts';
import { dropTab, keepTab } from '../tabs.ts';

const one = z.object({ id: z.uuid() });

/** What somebody has open on her desk. Ids, numbers and channels; no key is opened for it. */
export const tabRoutes: Route<StaffActor>[] = [
  staffRoute({
    method: 'GET',
    path: '/contact-tabs',
    access: { verb: 'hotline.contact.read' },
    audit: 'read',
    input: z.object({}),
    run: async (tx) => ({ tabs: await ownTabs(tx) }),
  }),
  staffRoute({
    method: 'PUT',
    path: '/contact-tabs/:id',
    access: { verb: 'hotline.contact.read' },
    audit: 'write',
    input: one.extend({
      place: z.number().int().min(0).max(99).optional(),
      heard: z.number().int().min(0).max(PRACTICE_LINES).optional(),
    }),
    run: (tx, actor, input) => keepTab(tx, actor, input),
  }),
  staffRoute({
    method: 'DELETE',
    path: '/contact-tabs/:id',
    access: { verb: 'hotline.contact.read' },
    audit: 'write',
    input: one,
    run: (tx, actor, input) => dropTab(tx, actor, input),
  }),
];
