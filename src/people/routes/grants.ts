import type { Route } from '#kernel/route.ts';
import { staffRoute, type StaffActor } from '#staff/index.ts';
import { shareDossier, whoCanRead, withdrawGrant } from '#vault/index.ts';
import { z } from 'zod';

const one = z.object({ id: z.uuid() });

/** Who can read a person's file, and sharing it; her duty card opens with it. */
export const personGrantRoutes: Route<StaffActor>[] = [
  staffRoute({
    method: 'GET',
    path: '/people/:id/grants',
    access: { verb: 'vault.grant.read' },
    audit: 'read',
    input: one,
    run: async (tx, actor, input) => ({ grants: await whoCanRead(tx, actor.keys, input.id) }),
  }),
  staffRoute({
    method: 'POST',
    path: '/people/:id/grants',
    access: { verb: 'vault.grant.give' },
    audit: 'grant',
    input: one.extend({
      principal: z.uuid(),
      reason: z.string().trim().min(1).max(500),
      until: z.iso.datetime().nullable(),
    }),
    run: (tx, actor, { id, principal, reason, until }) =>
      shareDossier(tx, actor.keys, { dossier: id, principal, reason, until: until ? new Date(until) : null }),
  }),
  staffRoute({
    method: 'DELETE',
    path: '/people/:id/grants/:principal',
    access: { verb: 'vault.grant.withdraw' },
    audit: 'grant',
    input: one.extend({ principal: z.uuid() }),
    run: (tx, actor, input) => withdrawGrant(tx, actor.keys, input.id, input.principal),
  }),
];
