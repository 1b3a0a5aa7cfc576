import type { Route } from '#kernel/route.ts';
import { staffRoute, type StaffActor } from '#staff/index.ts';
import { z } from 'zod';
import { answerAlert } from '../answer-alert.ts';
import { raiseDanger } from '../danger.ts';
import { readPresence, showPresence } from '../presence.ts';
import { readAlerts } from '../read-alerts.ts';
import { presenceStates } from '#staff/shared.ts';

const one = z.object({ id: z.uuid() });

/** Alerts, danger now, and who else is in a contact. */
export const alertRoutes: Route<StaffActor>[] = [
  staffRoute({
    method: 'GET',
    path: '/alerts',
    access: { verb: 'hotline.alert.read' },
    audit: 'read',
    input: z.object({}),
    run: (tx, actor) => readAlerts(tx, actor),
  }),
  staffRoute({
    method: 'POST',
    path: '/alerts/:id/answer',
    access: { verb: 'hotline.alert.answer' },
    audit: 'write',
    input: one,
    run: (tx, actor, { id }) => answerAlert(tx, actor, id),
  }),
  staffRoute({
    method: 'POST',
    path: '/contacts/:id/danger',
    access: { verb: 'hotline.danger.raise' },
    audit: 'write',
    whileLocked: true,
    input: one,
    run: (tx, actor, input) => raiseDanger(tx, actor, input),
  }),
  staffRoute({
    method: 'GET',
    path: '/contacts/:id/presence',
    access: { verb: 'hotline.contact.read' },
    audit: 'session',
    input: one,
    run: (tx, actor, { id }) => readPresence(tx, actor, id),
  }),
  staffRoute({
    method: 'POST',
    path: '/contacts/:id/presence',
    access: { verb: 'hotline.contact.read' },
    audit: 'session',
    input: one.extend({ state: z.enum(presenceStates) }),
    run: (tx, actor, input) => showPresence(tx, actor, input),
  }),
];
