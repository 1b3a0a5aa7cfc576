import type { Route } from '#kernel/route.ts';
import { z } from 'zod';
import { staffRoute, type StaffActor } from '../actor.ts';
import { readMailWish, wishForMail } from '../mail/wish.ts';
import { endOwnSession, ownSessions } from '../sessions.ts';
import { mailAddressSchema } from '../shared.ts';
import { triesAtMe } from '../tries.ts';

/** One's own account: where one is signed in, and whether and where one is told by mail. */
export const accountRoutes: Route<StaffActor>[] = [
  staffRoute({
    method: 'GET',
    path: '/me/sessions',
    access: 'signed-in',
    audit: 'session',
    input: z.object({}),
    run: async (tx, actor) => ({ sessions: await ownSessions(tx, actor), tries: await triesAtMe(tx) }),
  }),
  staffRoute({
    method: 'POST',
    path: '/me/sessions/end',
    access: 'signed-in',
    audit: 'session',
    again: true,
    // The session in the body, not in the address: null ends every one but this.
    input: z.object({ id: z.base64url().length(43).nullable() }),
    run: (tx, actor, input) => endOwnSession(tx, actor, input.id),
  }),
  staffRoute({
    method: 'GET',
    path: '/me/mail',
    access: 'signed-in',
    audit: 'session',
    input: z.object({}),
    run: (tx, actor) => readMailWish(tx, actor),
  }),
  staffRoute({
    method: 'PUT',
    path: '/me/mail',
    access: 'signed-in',
    audit: 'write',
    input: z.object({ to: mailAddressSchema.nullable() }),
    run: (tx, actor, input) => wishForMail(tx, actor, input.to),
  }),
];
