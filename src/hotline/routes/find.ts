import type { Route } from '#kernel/route.ts';
import { staffRoute, type StaffActor } from '#staff/index.ts';
import { findByNumber } from '../find-contact.ts';
import { findSchema } from '../shared.ts';

/** A contact by its number, which works also while names cannot be searched. */
export const findRoutes: Route<StaffActor>[] = [
  staffRoute({
    method: 'POST',
    path: '/contacts/find',
    access: { verb: 'hotline.contact.find' },
    audit: 'search',
    input: findSchema,
    run: (tx, _actor, input, call) => findByNumber(tx, input.number, call),
  }),
];
