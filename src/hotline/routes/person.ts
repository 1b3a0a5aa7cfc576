import type { Route } from '#kernel/route.ts';
import { prepareNumber } from '#people/index.ts';
import { attachSchema, remindSchema } from '#people/shared.ts';
import { staffRoute, type StaffActor } from '#staff/index.ts';
import { z } from 'zod';
import { attachPerson, detachPerson } from '../person/attach.ts';
import { contactNumber } from '../person/contact-number.ts';
import { contactPeople } from '../person/contact-people.ts';
import { remindAtSafeTime } from '../person/remind.ts';
import { contactNumberSchema } from '../shared.ts';

const one = z.object({ id: z.uuid() });

/** Whom a contact is about. */
export const contactPersonRoutes: Route<StaffActor>[] = [
  staffRoute({
    method: 'GET',
    path: '/contacts/:id/people',
    access: { verb: 'people.person.read' },
    audit: 'read',
    input: one,
    run: (tx, actor, input) => contactPeople(tx, actor, input.id),
  }),
  staffRoute({
    method: 'POST',
    path: '/contacts/:id/person',
    access: { verb: 'hotline.person.attach' },
    audit: 'write',
    input: attachSchema,
    run: (tx, actor, input) => attachPerson(tx, actor, input),
  }),
  staffRoute({
    method: 'DELETE',
    path: '/contacts/:id/person/:person',
    access: { verb: 'hotline.person.attach' },
    audit: 'write',
    input: one.extend({ person: z.uuid() }),
    run: (tx, actor, input) => detachPerson(tx, actor, input),
  }),
  staffRoute({
    method: 'POST',
    path: '/contacts/:id/number',
    access: { verb: 'people.number.read' },
    audit: 'read',
    input: contactNumberSchema,
    prepare: (ask, actor) => prepareNumber(ask, actor),
    run: (tx, actor, input, call) => contactNumber(tx, actor, input, call),
  }),
  staffRoute({
    method: 'POST',
    path: '/people/:id/remind',
    access: { verb: 'tasks.promise.make' },
    audit: 'write',
    input: remindSchema,
    run: (tx, actor, input) => remindAtSafeTime(tx, actor, input),
  }),
];
