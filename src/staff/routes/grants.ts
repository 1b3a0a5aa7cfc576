import type { Route } from '#kernel/route.ts';
import { withdrawGrant } from '#vault/index.ts';
import { z } from 'zod';
import { staffRoute, type StaffActor } from '../actor.ts';
import { readReaders } from '../read-readers.ts';
import type { RecordHouse } from '../record-house.ts';
import { giveAccess, sharing } from '../sharing.ts';

const one = z.object({ id: z.uuid() });

/** Who can read the records at `base`, sharing them, and taking a grant back: the same three acts for every kind. */
export function grantRoutes(base: string, house: RecordHouse): Route<StaffActor>[] {
  return [
    staffRoute({
      method: 'GET',
      path: `${base}/:id/grants`,
      access: { verb: 'vault.grant.read' },
      audit: 'read',
      input: one,
      run: async (tx, actor, input) => ({ grants: await readReaders(tx, actor, input.id, house) }),
    }),
    staffRoute({
      method: 'POST',
      path: `${base}/:id/grants`,
      access: { verb: 'vault.grant.give' },
      audit: 'grant',
      input: one.extend({
        principal: z.uuid(),
        reason: z.string().trim().min(1).max(500),
        until: z.union([z.iso.datetime(), z.iso.date()]).nullable(),
      }),
      run: async (tx, actor, { id, principal, reason, until }, call) => {
        call.concerns(principal);
        await house.hold(tx, id);
        return giveAccess(tx, actor, { dossier: id, principal, reason, until });
      },
    }),
    staffRoute({
      method: 'DELETE',
      path: `${base}/:id/grants/:principal`,
      access: { verb: 'vault.grant.withdraw' },
      audit: 'grant',
      input: one.extend({ principal: z.uuid() }),
      run: (tx, actor, input, call) => {
        call.concerns(input.principal);
        return withdrawGrant(tx, actor.keys, input.id, input.principal);
      },
    }),
  ];
}

/** With whom records can be shared at all. */
export const sharingRoutes: Route<StaffActor>[] = [
  staffRoute({
    method: 'GET',
    path: '/sharing',
    access: { verb: 'vault.grant.give' },
    audit: 'session',
    input: z.object({}),
    run: (tx) => sharing(tx),
  }),
];
