import type { Route } from '#kernel/route.ts';
import { staffRoute, type StaffActor } from '#staff/index.ts';
import { z } from 'zod';
import { casesOfPerson } from './attach-contact.ts';
import { documentRoutes } from './routes/documents.ts';
import { factRoutes } from './routes/facts.ts';
import { noteRoutes } from './routes/notes.ts';
import { findByNumber } from './find-case.ts';
import { listCases } from './list-cases.ts';
import { printCase, readCase } from './read-case.ts';
import { readTimeline } from './read-timeline.ts';
import { addToCase, endInCase } from './people.ts';
import { setOwner } from './set-owner.ts';
import { setRisk } from './set-risk.ts';
import { setStatus } from './set-status.ts';
import {
  addPersonSchema,
  caseListSchema,
  caseNumberSchema,
  setOwnerSchema,
  setRiskSchema,
  setStatusSchema,
  timelineSchema,
} from './shared.ts';
import { undoOpening } from './undo-opening.ts';

const one = z.object({ id: z.uuid() });

/** Addresses of cases; they are opened, and contacts attached, at the address of the contact. */
export const casesRoutes: Route<StaffActor>[] = [
  staffRoute({
    method: 'POST',
    path: '/cases/list',
    access: { verb: 'cases.case.read' },
    audit: 'read',
    input: caseListSchema,
    run: (tx, actor, input) => listCases(tx, actor, input),
  }),
  staffRoute({
    method: 'POST',
    path: '/cases/find',
    access: { verb: 'cases.case.open' },
    audit: 'search',
    input: z.object({ number: caseNumberSchema }),
    run: (tx, _actor, input, call) => findByNumber(tx, input.number, call),
  }),
  staffRoute({
    method: 'GET',
    path: '/cases/:id',
    access: { verb: 'cases.case.read' },
    audit: 'read',
    input: one,
    run: (tx, actor, input) => readCase(tx, actor, input.id),
  }),
  staffRoute({
    method: 'POST',
    path: '/cases/:id/print',
    access: { verb: 'cases.case.read' },
    audit: 'print',
    input: one,
    run: (tx, actor, input) => printCase(tx, actor, input.id),
  }),
  staffRoute({
    method: 'POST',
    path: '/cases/:id/timeline',
    access: { verb: 'cases.case.read' },
    audit: 'read',
    input: timelineSchema,
    run: (tx, actor, input) => readTimeline(tx, actor, input),
  }),
  staffRoute({
    method: 'DELETE',
    path: '/cases/:id/opening',
    access: { verb: 'cases.case.write' },
    audit: 'write',
    input: one,
    run: (tx, actor, input) => undoOpening(tx, actor, input.id),
  }),
  staffRoute({
    method: 'PUT',
    path: '/cases/:id/risk',
    access: { verb: 'cases.case.write' },
    audit: 'write',
    input: setRiskSchema,
    run: (tx, actor, input) => setRisk(tx, actor, input),
  }),
  staffRoute({
    method: 'PUT',
    path: '/cases/:id/status',
    access: { verb: 'cases.case.write' },
    audit: 'write',
    input: setStatusSchema,
    run: (tx, actor, input) => setStatus(tx, actor, input),
  }),
  staffRoute({
    method: 'PUT',
    path: '/cases/:id/owner',
    access: { verb: 'cases.owner.change' },
    audit: 'grant',
    input: setOwnerSchema,
    run: (tx, actor, input, call) => {
      if (input.owner) call.concerns(input.owner);
      return setOwner(tx, actor, input);
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/cases/:id/people',
    access: { verb: 'cases.case.write' },
    audit: 'write',
    input: addPersonSchema,
    run: (tx, actor, input) => addToCase(tx, actor, input),
  }),
  staffRoute({
    method: 'DELETE',
    path: '/cases/:id/people/:entry',
    access: { verb: 'cases.case.write' },
    audit: 'write',
    input: one.extend({ entry: z.uuid() }),
    run: (tx, actor, input) => endInCase(tx, actor, input),
  }),
  staffRoute({
    method: 'GET',
    path: '/people/:id/cases',
    access: { verb: 'cases.case.read' },
    audit: 'read',
    input: one,
    run: async (tx, _actor, input) => ({ cases: await casesOfPerson(tx, input.id) }),
  }),
  ...noteRoutes,
  ...documentRoutes,
  ...factRoutes,
];
