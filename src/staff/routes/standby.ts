import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { tell } from '#kernel/outbox.ts';
import type { Route } from '#kernel/route.ts';
import { listOpenings, openStandby, reviewOpening, writerOf } from '#vault/index.ts';
import { z } from 'zod';
import { staffRoute, type StaffActor } from '../actor.ts';
import { endEmployment } from '../leave.ts';
import type { RecordHouse } from '../record-house.ts';
import { endSessionsOf } from '../sessions.ts';
import { standbySchema } from '../shared.ts';
import { rolesHeld } from '../store.ts';

const MINUTE = 60_000;

/** What others need to tell of an opening: of what, by whom, whose it is, and whether another director is there. */
async function whoIsTold(tx: Tx, by: string, dossier: string) {
  const held = (await rolesHeld(tx)).filter((row) => row.account !== by);
  const writer = await writerOf(tx, dossier);
  const owner = held.some((row) => row.account === writer) ? writer : null;
  return { dossier, by, ...(owner ? { owner } : {}), director: held.some((row) => row.role === 'director') };
}

/** Everything that was opened, each with the page of its record where the reader may open that. */
async function readOpened(tx: Tx, actor: StaffActor, house: RecordHouse) {
  const openings = await listOpenings(tx, actor.keys);
  const pages = await house.pages(tx, [...new Set(openings.map(({ dossier }) => dossier))]);
  return openings.map((opening) => ({ ...opening, page: pages.get(opening.dossier) ?? null }));
}

/** Cover for an absent colleague, its review, and a colleague's last day. */
export function coverRoutes(house: RecordHouse): Route<StaffActor>[] {
  return [
    staffRoute({
      method: 'POST',
      path: '/standby',
      access: { verb: 'vault.standby.open' },
      audit: 'grant',
      again: true,
      input: standbySchema,
      run: async (tx, actor, input) => {
        const until = new Date(now().getTime() + input.minutes * MINUTE);
        const id = await openStandby(tx, actor.keys, { ...input, until });
        await tell(tx, 'standby.opened', id, await whoIsTold(tx, actor.id, input.dossier));
        return { id, until: until.toISOString() };
      },
    }),
    staffRoute({
      method: 'GET',
      path: '/standby',
      access: { verb: 'vault.standby.review' },
      audit: 'read',
      input: z.object({}),
      run: async (tx, actor) => ({ openings: await readOpened(tx, actor, house) }),
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
      path: '/colleagues/:id/sessions/end',
      access: { verb: 'staff.session.end' },
      audit: 'write',
      again: true,
      input: z.object({ id: z.uuid() }),
      run: (tx, _actor, input, call) => {
        call.concerns(input.id);
        return endSessionsOf(tx, input.id);
      },
    }),
    staffRoute({
      method: 'POST',
      path: '/colleagues/:id/leave',
      access: { verb: 'staff.leave' },
      audit: 'grant',
      again: true,
      input: z.object({ id: z.uuid() }),
      run: (tx, actor, input, call) => {
        call.concerns(input.id);
        return endEmployment(tx, actor, input.id);
      },
    }),
  ];
}
