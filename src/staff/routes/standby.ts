import { now } from '#kernel/clock.ts';
import { tell } from '#kernel/outbox.ts';
import type { Route } from '#kernel/route.ts';
import { listOpenings, openStandby, reviewOpening } from '#vault/index.ts';
import { z } from 'zod';
import { staffRoute, type StaffActor } from '../actor.ts';
import { endEmployment } from '../leave.ts';
import { standbySchema } from '../shared.ts';

const MINUTE = 60_000;

/** Cover for an absent colleague, its review, and a colleague's last day. */
export const coverRoutes: Route<StaffActor>[] = [
  staffRoute({
    method: 'POST',
    path: '/standby',
    access: { verb: 'vault.standby.open' },
    audit: 'grant',
    input: standbySchema,
    run: async (tx, actor, input) => {
      const until = new Date(now().getTime() + input.minutes * MINUTE);
      const id = await openStandby(tx, actor.keys, { ...input, until });
      await tell(tx, 'standby.opened', id);
      return { id, until: until.toISOString() };
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/standby',
    access: { verb: 'vault.standby.review' },
    audit: 'read',
    input: z.object({}),
    run: async (tx, actor) => ({ openings: await listOpenings(tx, actor.keys) }),
  }),
  staffRoute({
    method: 'POST',
    path: '/standby/:id/review',
    access: { verb: 'vault.standby.review' },
    audit: 'write',
    input: z.object({ id: z.uuid(), found: z.enum(['right', 'to_talk_about']) }),
    run: (tx, actor, input) => reviewOpening(tx, actor.id, input.id, input.found),
  }),
  staffRoute({
    method: 'POST',
    path: '/colleagues/:id/leave',
    access: { verb: 'staff.leave' },
    audit: 'grant',
    input: z.object({ id: z.uuid() }),
    run: (tx, actor, input) => endEmployment(tx, actor, input.id),
  }),
];
