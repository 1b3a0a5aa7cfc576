import type { Route } from '#kernel/route.ts';
import { staffRoute, type StaffActor } from '#staff/index.ts';
import { z } from 'zod';
import { answerMessage, draftAnswer } from '../messages/answer-message.ts';
import { closeWritten, reopenWritten } from '../messages/close-written.ts';
import { listWritten } from '../messages/list-written.ts';
import { readMessageFile, readMessages } from '../messages/read-messages.ts';
import {
  answerMessageSchema,
  closeWrittenSchema,
  messageDraftSchema,
  messageFileSchema,
  reopenWrittenSchema,
  type KeptDraft,
} from '../shared.ts';

/** What somebody wrote herself, and our answers. */
export const messageRoutes: Route<StaffActor>[] = [
  staffRoute({
    method: 'GET',
    path: '/written',
    access: { verb: 'hotline.contact.read' },
    audit: 'read',
    input: z.object({}),
    run: (tx, actor) => listWritten(tx, actor),
  }),
  staffRoute({
    method: 'POST',
    path: '/written/close',
    access: { verb: 'hotline.contact.close' },
    audit: 'write',
    input: closeWrittenSchema,
    run: (tx, actor, input, call) => closeWritten(tx, actor, input, call),
  }),
  staffRoute({
    method: 'POST',
    path: '/written/reopen',
    access: { verb: 'hotline.contact.close' },
    audit: 'write',
    input: reopenWrittenSchema,
    run: (tx, actor, input, call) => reopenWritten(tx, actor, input, call),
  }),
  staffRoute({
    method: 'GET',
    path: '/contacts/:id/messages',
    access: { verb: 'hotline.contact.read' },
    audit: 'read',
    input: z.object({ id: z.uuid() }),
    run: (tx, actor, { id }) => readMessages(tx, actor, id),
  }),
  staffRoute({
    method: 'POST',
    path: '/contacts/:id/messages',
    access: { verb: 'hotline.message.answer' },
    audit: 'write',
    input: answerMessageSchema,
    run: (tx, actor, input) => answerMessage(tx, actor, input),
  }),
  staffRoute({
    method: 'PUT',
    path: '/contacts/:id/messages/draft',
    access: { verb: 'hotline.message.answer' },
    audit: 'write',
    input: messageDraftSchema,
    run: async (tx, actor, input, call): Promise<KeptDraft> => {
      const { first, unsafe } = await draftAnswer(tx, actor, input);
      if (!first) call.goesOn();
      return { unsafe };
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/contacts/:id/messages/file',
    access: { verb: 'hotline.contact.read' },
    audit: 'read',
    input: messageFileSchema.omit({ original: true }),
    run: (tx, actor, input) => readMessageFile(tx, actor.keys, { ...input, original: false }),
  }),
  staffRoute({
    method: 'POST',
    path: '/contacts/:id/messages/original',
    access: { verb: 'hotline.contact.read' },
    audit: 'print',
    input: messageFileSchema.omit({ original: true }),
    run: (tx, actor, input) => readMessageFile(tx, actor.keys, { ...input, original: true }),
  }),
];
