import { afterwards, type Route } from '#kernel/route.ts';
import { staffRoute, type StaffActor } from '#staff/index.ts';
import { z } from 'zod';
import { closeContact, reopenContact } from './close-contact.ts';
import { codeLists } from './codes.ts';
import { listContacts } from './list-contacts.ts';
import { openContact } from './open-contact.ts';
import { printContact, readContact } from './read-contact.ts';
import { alertRoutes } from './routes/alerts.ts';
import { contactCaseRoutes } from './routes/cases.ts';
import { dutyRoutes } from './routes/duty.ts';
import { findRoutes } from './routes/find.ts';
import { messageRoutes } from './routes/messages.ts';
import { numberNoteRoutes } from './routes/number-notes.ts';
import { contactPersonRoutes } from './routes/person.ts';
import { retentionRoutes } from './routes/retention.ts';
import { ringRoutes } from './routes/rings.ts';
import { tabRoutes } from './routes/tabs.ts';
import { waitingRoutes } from './routes/waiting.ts';
import { saveContact } from './save-contact.ts';
import { changesSchema, contactForm, contactListSchema, openContactSchema, outcomes, seenSchema } from './shared.ts';
import { allLines } from './store.ts';

const one = z.object({ id: z.uuid() });
const nothing = z.object({});

/** Addresses of the hotline. */
export const hotlineRoutes: Route<StaffActor>[] = [
  staffRoute({
    method: 'GET',
    path: '/lines',
    access: { verb: 'hotline.lines.read' },
    audit: 'session',
    whileLocked: true,
    input: nothing,
    run: async (tx) => ({ lines: await allLines(tx) }),
  }),
  staffRoute({
    method: 'GET',
    path: '/contact-form',
    access: { verb: 'hotline.contact.open' },
    audit: 'session',
    whileLocked: true,
    input: nothing,
    run: async () => ({ form: contactForm, lists: codeLists }),
  }),
  staffRoute({
    method: 'POST',
    path: '/contacts',
    access: { verb: 'hotline.contact.open' },
    audit: 'write',
    whileLocked: true,
    input: openContactSchema,
    run: async (tx, actor, input, call) => {
      const { id, number } = await openContact(tx, actor, input, call);
      return afterwards(async () => ({ id, number: await number() }));
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/contacts',
    access: { verb: 'hotline.contact.read' },
    audit: 'read',
    input: nothing,
    run: (tx, actor) => listContacts(tx, actor, { filter: {}, after: null }),
  }),
  staffRoute({
    method: 'POST',
    path: '/contacts/list',
    access: { verb: 'hotline.contact.read' },
    audit: 'read',
    input: contactListSchema,
    run: (tx, actor, input) => listContacts(tx, actor, input),
  }),
  staffRoute({
    method: 'GET',
    path: '/contacts/:id',
    access: { verb: 'hotline.contact.read' },
    audit: 'read',
    whileLocked: true,
    input: one,
    run: (tx, actor, input) => readContact(tx, actor, input.id),
  }),
  staffRoute({
    method: 'PUT',
    path: '/contacts/:id',
    access: { verb: 'hotline.contact.write' },
    audit: 'write',
    typed: true,
    whileLocked: true,
    input: changesSchema,
    run: async (tx, actor, input, call) => {
      const answer = await saveContact(tx, actor, input);
      if (answer.clashes.length > 0) call.shows();
      return answer;
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/contacts/:id/print',
    access: { verb: 'hotline.contact.read' },
    audit: 'print',
    input: one,
    run: (tx, actor, input) => printContact(tx, actor, input.id),
  }),
  staffRoute({
    method: 'POST',
    path: '/contacts/:id/close',
    access: { verb: 'hotline.contact.close' },
    audit: 'write',
    input: one.extend({ outcome: z.enum(outcomes), seen: seenSchema.optional() }),
    run: (tx, actor, input) => closeContact(tx, actor, input),
  }),
  staffRoute({
    method: 'DELETE',
    path: '/contacts/:id/close',
    access: { verb: 'hotline.contact.close' },
    audit: 'write',
    input: one,
    run: (tx, actor, input) => reopenContact(tx, actor, input),
  }),
  ...waitingRoutes,
  ...dutyRoutes,
  ...alertRoutes,
  ...findRoutes,
  ...tabRoutes,
  ...contactPersonRoutes,
  ...contactCaseRoutes,
  ...ringRoutes,
  ...numberNoteRoutes,
  ...messageRoutes,
  ...retentionRoutes,
];
