import { casesOf } from '#cases/index.ts';
import type { Route } from '#kernel/route.ts';
import { notFound } from '#kernel/errors.ts';
import { staffRoute, type StaffActor } from '#staff/index.ts';
import { z } from 'zod';
import { attachToCase, caseFromContact } from '../case/from-contact.ts';
import { attachContactSchema, caseFromContactSchema } from '../shared.ts';
import { findContact } from '../store.ts';

/** A contact becomes a case, or part of one that is there. */
export const contactCaseRoutes: Route<StaffActor>[] = [
  staffRoute({
    method: 'GET',
    path: '/contacts/:id/cases',
    access: { verb: 'cases.case.read' },
    audit: 'read',
    input: z.object({ id: z.uuid() }),
    run: async (tx, _actor, { id }) => {
      if (!(await findContact(tx, id))) throw notFound();
      return { cases: await casesOf(tx, id, 'contact') };
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/contacts/:id/case',
    access: { verb: 'cases.case.open' },
    audit: 'write',
    input: caseFromContactSchema,
    run: (tx, actor, input) => caseFromContact(tx, actor, input),
  }),
  staffRoute({
    method: 'POST',
    path: '/contacts/:id/case/attach',
    access: { verb: 'cases.case.write' },
    audit: 'write',
    input: attachContactSchema,
    run: (tx, actor, input) => attachToCase(tx, actor, input),
  }),
];
