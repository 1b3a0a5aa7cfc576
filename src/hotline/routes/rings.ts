import type { Route } from '#kernel/route.ts';
import { prepareIndex } from '#people/index.ts';
import { staffRoute, type StaffActor } from '#staff/index.ts';
import { z } from 'zod';
import { keepRingSchema, newTelephoneSchema, ringSchema, takeRingSchema } from '../ring/answers.ts';
import { keepNoLonger, keepRing, letRingGo } from '../ring/keep-ring.ts';
import { ringKnown } from '../ring/known.ts';
import { readRings } from '../ring/read-rings.ts';
import { putRingNumber, takeRing } from '../ring/take-ring.ts';
import { addTelephone, endTelephone, listTelephones } from '../ring/telephones.ts';

const nothing = z.object({});

/** What rings, what nobody took, and which telephone systems may say so. */
export const ringRoutes: Route<StaffActor>[] = [
  staffRoute({
    method: 'GET',
    path: '/rings',
    access: { verb: 'hotline.ring.read' },
    audit: 'read',
    whileLocked: true,
    input: nothing,
    run: (tx, actor) => readRings(tx, actor),
  }),
  staffRoute({
    method: 'POST',
    path: '/rings/:id/known',
    access: { verb: 'people.search' },
    audit: 'search',
    input: ringSchema,
    prepare: (ask, actor) => prepareIndex(ask, actor, { names: false }),
    run: (tx, actor, input, call) => ringKnown(tx, actor, input.id, call),
  }),
  staffRoute({
    method: 'POST',
    path: '/rings/:id/take',
    access: { verb: 'hotline.ring.take' },
    audit: 'write',
    whileLocked: true,
    input: takeRingSchema,
    run: (tx, actor, input, call) => takeRing(tx, actor, input, call),
  }),
  staffRoute({
    method: 'POST',
    path: '/contacts/:id/ring-number',
    access: { verb: 'hotline.contact.write' },
    audit: 'write',
    input: ringSchema,
    run: (tx, actor, input) => putRingNumber(tx, actor, input.id),
  }),
  staffRoute({
    method: 'POST',
    path: '/rings/:id/keep',
    access: { verb: 'hotline.ring.keep' },
    audit: 'write',
    input: keepRingSchema,
    run: (tx, actor, input) => keepRing(tx, actor, input),
  }),
  staffRoute({
    method: 'DELETE',
    path: '/rings/:id/keep',
    access: { verb: 'hotline.ring.keep' },
    audit: 'write',
    input: ringSchema,
    run: (tx, _actor, input) => keepNoLonger(tx, input.id),
  }),
  staffRoute({
    method: 'DELETE',
    path: '/rings/:id',
    access: { verb: 'hotline.ring.keep' },
    audit: 'write',
    input: ringSchema,
    run: (tx, _actor, input) => letRingGo(tx, input.id),
  }),
  staffRoute({
    method: 'GET',
    path: '/telephones',
    access: { verb: 'hotline.telephone.manage' },
    audit: 'session',
    input: nothing,
    run: (tx) => listTelephones(tx),
  }),
  staffRoute({
    method: 'POST',
    path: '/telephones',
    access: { verb: 'hotline.telephone.manage' },
    audit: 'write',
    again: true,
    input: newTelephoneSchema,
    run: (tx, actor, input) => addTelephone(tx, actor, input),
  }),
  staffRoute({
    method: 'DELETE',
    path: '/telephones/:id',
    access: { verb: 'hotline.telephone.manage' },
    audit: 'write',
    input: ringSchema,
    run: (tx, _actor, input) => endTelephone(tx, input.id),
  }),
];
