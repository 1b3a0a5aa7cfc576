import { demoRingSchema, listTelephones, receiveCall } from '#hotline/index.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Route } from '#kernel/route.ts';
import { findOrganisation, linesAnsweredBy, staffRoute, type StaffActor } from '#staff/index.ts';
import { demoCallersList } from './telephones.ts';

/** Makes the demonstration's telephone ring, as its telephone system would. Present in the demonstration only. */
export const demoRingRoutes: Route<StaffActor>[] = [
  staffRoute({
    method: 'POST',
    path: '/demo/ring',
    access: 'signed-in',
    audit: 'write',
    input: demoRingSchema,
    run: async (tx, actor, { who, line }) => {
      if (!(await findOrganisation(tx))?.demo) throw refuse('not-a-demo', 403);
      const { telephones } = await listTelephones(tx);
      const hers = await linesAnsweredBy(tx, actor.id);
      const telephone = telephones.find((each) => (line ? each.line === line : hers.has(each.line)));
      if (!telephone) throw notFound();
      const number = demoCallersList().find((caller) => caller.who === who)?.number ?? null;
      await receiveCall(tx, telephone, { event: 'ringing', call: newId(), number });
    },
  }),
];
