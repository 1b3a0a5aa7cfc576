import type { Route } from '#kernel/route.ts';
import { staffRoute, type RecordHouse, type StaffActor } from '#staff/index.ts';
import { openKey } from '#vault/index.ts';
import { z } from 'zod';
import { nearClocks, readClocks, seeNotice } from '../read-clocks.ts';
import { endClock, extendClock, giveDays, startClock } from '../run-clock.ts';
import { clockDaysSchema, clockSeenSchema, endClockSchema, extendClockSchema, startClockSchema } from '../shared.ts';

const one = z.object({ id: z.uuid() });
const read = { verb: 'rights.clock.read' };
const write = { verb: 'rights.clock.write' };

/** Legal clocks, at the record they belong to; and those that run out soon. */
export function clockRoutes(house: RecordHouse): Route<StaffActor>[] {
  return [
    staffRoute({
      method: 'GET',
      path: '/dossiers/:id/clocks',
      access: read,
      audit: 'read',
      input: one,
      run: (tx, actor, { id }) => readClocks(tx, actor, id),
    }),
    staffRoute({
      method: 'POST',
      path: '/dossiers/:id/clocks',
      access: write,
      audit: 'write',
      input: startClockSchema,
      run: async (tx, actor, input) => {
        await house.hold(tx, input.id);
        return startClock(tx, actor, input, house);
      },
    }),
    staffRoute({
      method: 'PUT',
      path: '/dossiers/:id/clocks/:clock',
      access: write,
      audit: 'write',
      input: extendClockSchema,
      run: (tx, actor, input) => extendClock(tx, actor, input),
    }),
    staffRoute({
      method: 'POST',
      path: '/dossiers/:id/clocks/:clock/end',
      access: write,
      audit: 'write',
      input: endClockSchema,
      run: (tx, actor, input) => endClock(tx, actor, input, house),
    }),
    staffRoute({
      method: 'POST',
      path: '/dossiers/:id/clocks/:clock/seen',
      access: read,
      audit: 'read',
      input: clockSeenSchema,
      run: (tx, actor, input) => seeNotice(tx, actor, input),
    }),
    staffRoute({
      method: 'POST',
      path: '/dossiers/:id/clocks/print',
      access: read,
      audit: 'print',
      input: one,
      run: async (tx, actor, { id }) => void (await openKey(tx, actor.keys, id)),
    }),
    staffRoute({
      method: 'GET',
      path: '/clocks/near',
      access: read,
      audit: 'read',
      input: z.object({}),
      run: (tx) => nearClocks(tx, house),
    }),
    staffRoute({
      method: 'PUT',
      path: '/clock-days',
      access: { verb: 'rights.clock.manage' },
      audit: 'write',
      input: clockDaysSchema,
      run: (tx, actor, input) => giveDays(tx, actor, input),
    }),
  ];
}
