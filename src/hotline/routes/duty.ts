import type { Route } from '#kernel/route.ts';
import { staffRoute, type StaffActor } from '#staff/index.ts';
import { z } from 'zod';
import { readDuty } from '../duty.ts';
import { confirmHandover, writeHandover } from '../hand-over.ts';
import { comeBack, goAway, leavePost } from '../leave-post.ts';
import { readMyHours } from '../my-hours.ts';
import { readHandover } from '../read-handover.ts';
import { handoverSchema, leaveSchema, lineActSchema, takeSchema } from '../shared.ts';
import { takePost } from '../take-post.ts';

const one = z.object({ id: z.uuid() });

/** Who is on duty, and handing a line over. */
export const dutyRoutes: Route<StaffActor>[] = [
  staffRoute({
    method: 'GET',
    path: '/duty',
    access: { verb: 'hotline.duty.read' },
    audit: 'session',
    input: z.object({}),
    run: (tx, actor) => readDuty(tx, actor),
  }),
  staffRoute({
    method: 'GET',
    path: '/duty/my-hours',
    access: { verb: 'hotline.duty.take' },
    audit: 'session',
    input: z.object({}),
    run: (tx, actor) => readMyHours(tx, actor),
  }),
  staffRoute({
    method: 'POST',
    path: '/duty/take',
    access: { verb: 'hotline.duty.take' },
    audit: 'write',
    input: takeSchema,
    run: (tx, actor, input) => takePost(tx, actor, input),
  }),
  staffRoute({
    method: 'POST',
    path: '/duty/leave',
    access: { verb: 'hotline.duty.take' },
    audit: 'write',
    input: leaveSchema,
    run: (tx, actor, input) => leavePost(tx, actor, input),
  }),
  staffRoute({
    method: 'POST',
    path: '/duty/away',
    access: { verb: 'hotline.duty.take' },
    audit: 'write',
    input: lineActSchema,
    run: (tx, actor, { line }) => goAway(tx, actor, line),
  }),
  staffRoute({
    method: 'POST',
    path: '/duty/back',
    access: { verb: 'hotline.duty.take' },
    audit: 'write',
    input: lineActSchema,
    run: (tx, actor, { line }) => comeBack(tx, actor, line),
  }),
  staffRoute({
    method: 'GET',
    path: '/lines/:id/handover',
    access: { verb: 'hotline.handover.read' },
    audit: 'read',
    input: one,
    run: (tx, actor, { id }) => readHandover(tx, actor, id),
  }),
  staffRoute({
    method: 'POST',
    path: '/handovers',
    access: { verb: 'hotline.handover.write' },
    audit: 'write',
    input: handoverSchema,
    run: (tx, actor, input) => writeHandover(tx, actor, input),
  }),
  staffRoute({
    method: 'POST',
    path: '/handovers/:id/read',
    access: { verb: 'hotline.handover.write' },
    audit: 'write',
    input: one,
    run: (tx, actor, { id }) => confirmHandover(tx, actor, id),
  }),
];
