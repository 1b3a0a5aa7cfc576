import type { Route } from '#kernel/route.ts';
import { staffRoute, type StaffActor } from '#staff/index.ts';
import { z } from 'zod';
import { holdSchema, retentionEffectSchema, retentionRuleSchema, retentionRunSchema } from '../retention/answers.ts';
import {
  confirmRun,
  holdContact,
  holdNumber,
  releaseContact,
  setRetentionRule,
  stopRun,
} from '../retention/decide-retention.ts';
import { readEnding } from '../retention/ending.ts';
import { ruleEffect } from '../retention/effect.ts';
import { readDue } from '../retention/read-due.ts';
import { readRegister, readRetention } from '../retention/read-retention.ts';
import { orderedHoldSchema } from '../shared.ts';

const nothing = z.object({});
const read = { verb: 'hotline.retention.read' };

/** How long contacts are kept, what goes next, what stays and why, and the proof of what went. */
export const retentionRoutes: Route<StaffActor>[] = [
  staffRoute({
    method: 'GET',
    path: '/retention',
    access: read,
    audit: 'read',
    input: nothing,
    run: (tx, actor) => readRetention(tx, actor),
  }),
  staffRoute({
    method: 'GET',
    path: '/retention/due',
    access: read,
    audit: 'read',
    input: nothing,
    run: (tx, actor) => readDue(tx, actor),
  }),
  staffRoute({
    method: 'POST',
    path: '/retention/effect',
    access: { verb: 'hotline.retention.rule' },
    audit: 'read',
    input: retentionEffectSchema,
    run: (tx, _actor, input) => ruleEffect(tx, input),
  }),
  staffRoute({
    method: 'PUT',
    path: '/retention/rules',
    access: { verb: 'hotline.retention.rule' },
    audit: 'write',
    again: true,
    input: retentionRuleSchema,
    run: (tx, actor, input) => setRetentionRule(tx, actor, input),
  }),
  staffRoute({
    method: 'POST',
    path: '/retention/runs',
    access: { verb: 'hotline.retention.run' },
    audit: 'write',
    again: true,
    input: retentionRunSchema,
    run: (tx, actor, input) => confirmRun(tx, actor, input),
  }),
  staffRoute({
    method: 'DELETE',
    path: '/retention/runs',
    access: { verb: 'hotline.retention.stop' },
    audit: 'write',
    input: nothing,
    run: (tx) => stopRun(tx),
  }),
  staffRoute({
    method: 'GET',
    path: '/retention/register',
    access: read,
    audit: 'read',
    input: nothing,
    run: (tx) => readRegister(tx),
  }),
  staffRoute({
    method: 'POST',
    path: '/retention/register/print',
    access: read,
    audit: 'print',
    input: nothing,
    run: (tx) => readRegister(tx),
  }),
  staffRoute({
    method: 'POST',
    path: '/retention/holds',
    access: { verb: 'hotline.hold.order' },
    audit: 'write',
    input: orderedHoldSchema,
    run: (tx, actor, input, call) => holdNumber(tx, actor, input, call),
  }),
  staffRoute({
    method: 'GET',
    path: '/contact-endings',
    access: { verb: 'hotline.contact.read' },
    audit: 'read',
    input: nothing,
    run: (tx) => readEnding(tx),
  }),
  staffRoute({
    method: 'POST',
    path: '/contacts/:id/hold',
    access: { verb: 'hotline.hold.set' },
    audit: 'write',
    input: holdSchema,
    run: (tx, actor, input) => holdContact(tx, actor, input),
  }),
  staffRoute({
    method: 'POST',
    path: '/contacts/:id/hold/lift',
    access: { verb: 'hotline.hold.lift' },
    audit: 'write',
    again: true,
    input: holdSchema,
    run: (tx, actor, input) => releaseContact(tx, actor, input),
  }),
];
