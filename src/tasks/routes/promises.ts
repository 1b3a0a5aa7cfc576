import type { Route } from '#kernel/route.ts';
import { staffRoute, type StaffActor } from '#staff/index.ts';
import { z } from 'zod';
import { changePromise } from '../change-promise.ts';
import { endPromise, undoEnding } from '../end-promise.ts';
import type { PromiseHouse } from '../house.ts';
import { changePromiseSchema, endPromiseSchema } from '../shared.ts';

/** Addresses of a promise that exists; the module of its dossier makes and lists them. */
export function promiseRoutes(house: PromiseHouse): Route<StaffActor>[] {
  return [
    staffRoute({
      method: 'PUT',
      path: '/promises/:id',
      access: { verb: 'tasks.promise.change' },
      audit: 'write',
      input: changePromiseSchema,
      run: (tx, actor, input) => changePromise(tx, actor, input, house),
    }),
    staffRoute({
      method: 'POST',
      path: '/promises/:id/keep',
      access: { verb: 'tasks.promise.end' },
      audit: 'write',
      input: endPromiseSchema,
      run: (tx, actor, input) => endPromise(tx, actor, { ...input, how: 'kept' }, house),
    }),
    staffRoute({
      method: 'POST',
      path: '/promises/:id/withdraw',
      access: { verb: 'tasks.promise.end' },
      audit: 'write',
      input: endPromiseSchema,
      run: (tx, actor, input) => endPromise(tx, actor, { ...input, how: 'withdrawn' }, house),
    }),
    staffRoute({
      method: 'DELETE',
      path: '/promises/:id/ending',
      access: { verb: 'tasks.promise.end' },
      audit: 'write',
      input: z.object({ id: z.uuid() }),
      run: (tx, actor, { id }) => undoEnding(tx, actor, id, house),
    }),
  ];
}
