import type { Route } from '#kernel/route.ts';
import { shareDossier, whoCanRead, withdrawGrant } from '#vault/index.ts';
import { z } from 'zod';
import { staffRoute, type StaffActor } from '../actor.ts';

const one = z.object({ id: z.uuid() });

/** Who can read the records at `base`, sharing them, and taking a grant back: the same three acts for every kind. */
export function grantRoutes(base: string): Route<StaffActor>[] {
  return [
    staffRoute({
      method: 'GET',
      path: `${base}/:id/grants`,
      access: { verb: 'vault.grant.read' },
      audit: 'read',
      input: one,
      run: async (tx, actor, input) => ({ grants: await whoCanRead(tx, actor.keys, input.id) }),
    }),
    staffRoute({
      method: 'POST',
      path: `${base}/:id/grants`,
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
      path: `${base}/:id/grants/:principal`,
      access: { verb: 'vault.grant.withdraw' },
      audit: 'grant',
      input: one.extend({ principal: z.uuid() }),
      run: (tx, actor, input) => withdrawGrant(tx, actor.keys, input.id, input.principal),
    }),
  ];
}
