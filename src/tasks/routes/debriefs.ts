import type { Route } from '#kernel/route.ts';
import { staffRoute, type StaffActor } from '#staff/index.ts';
import { z } from 'zod';
import { answerDebrief, markGrave, readDebriefs } from '../debrief.ts';
import { answerDebriefSchema } from '../shared.ts';

/** A talk after a grave call: asked for, read by whom it is for and her leads, answered by her alone. */
export const debriefRoutes: Route<StaffActor>[] = [
  staffRoute({
    method: 'GET',
    path: '/debriefs',
    access: { verb: 'tasks.debrief.read' },
    audit: 'session',
    input: z.object({}),
    run: (tx, actor) => readDebriefs(tx, actor),
  }),
  staffRoute({
    method: 'PUT',
    path: '/debriefs/:id',
    access: { verb: 'tasks.debrief.answer' },
    audit: 'session',
    input: answerDebriefSchema,
    run: (tx, _actor, input) => answerDebrief(tx, input),
  }),
  staffRoute({
    method: 'POST',
    path: '/dossiers/:id/debrief',
    access: { verb: 'tasks.debrief.ask' },
    audit: 'session',
    input: z.object({ id: z.uuid() }),
    run: (tx, actor, input) => markGrave(tx, actor, input),
  }),
];
