import type { Route } from '#kernel/route.ts';
import { staffRoute, type StaffActor } from '#staff/index.ts';
import { readMonth } from './month.ts';
import { monthSchema } from './shared.ts';

/** Addresses of the figures. Taking them out of the program, on paper or as a file, leaves a line of its own. */
export const researchRoutes: Route<StaffActor>[] = [
  staffRoute({
    method: 'GET',
    path: '/months/:month',
    access: { verb: 'research.month.read' },
    audit: 'read',
    input: monthSchema,
    run: (tx, _actor, { month }) => readMonth(tx, month),
  }),
  staffRoute({
    method: 'POST',
    path: '/months/:month/take',
    access: { verb: 'research.month.take' },
    audit: 'print',
    again: true,
    input: monthSchema,
    run: (tx, _actor, { month }) => readMonth(tx, month),
  }),
];
