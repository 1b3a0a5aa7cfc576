import { notFound } from '#kernel/errors.ts';
import { route, type Route } from '#kernel/route.ts';
import { proveDemo, signInToDemo, type StaffActor } from '#staff/index.ts';
import { z } from 'zod';
import { DEMO_PASSPHRASE, type DemoAccount } from './seed.ts';

/** The demonstration's sign-in tiles: one act per role. Present only in a program started as the demonstration. */
export function tileRoutes(accounts: () => DemoAccount[]): Route<StaffActor>[] {
  return [
    route({
      method: 'GET',
      path: '/demo',
      access: 'open',
      audit: 'session',
      input: z.object({}),
      run: async () => ({ people: accounts() }),
    }),
    route({
      method: 'POST',
      path: '/demo/sign-in',
      access: 'open',
      audit: 'session',
      input: z.object({ id: z.uuid() }),
      prepare: async (ask, _actor, { id }) => {
        if (!accounts().some((account) => account.id === id)) throw notFound();
        return proveDemo(ask, id, DEMO_PASSPHRASE);
      },
      run: (tx, _actor, _input, call, bearer) => signInToDemo(tx, call, bearer),
    }),
  ];
}
