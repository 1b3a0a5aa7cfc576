import type { Route } from '#kernel/route.ts';
import { staffRoute, type StaffActor } from '#staff/index.ts';
import { z } from 'zod';
import { codeLists } from '../codes.ts';
import { hidePerson, switchSearch, unhidePerson } from '../hide.ts';
import { openPerson } from '../open-person.ts';
import { printPerson, readPerson } from '../read-person.ts';
import { savePerson } from '../save-person.ts';
import {
  askNumberSchema,
  hideSchema,
  newPersonSchema,
  personChangesSchema,
  retieSchema,
  ruleReadSchema,
  tieSchema,
} from '../shared.ts';
import { listOverrides, readRule, showNumber } from '../show-number.ts';
import { retiePersons, tiePersons, untiePersons } from '../tie.ts';

const one = z.object({ id: z.uuid() });

/** A person, her card and rule, her numbers, her ties, and from whom she is hidden. */
export const personRoutes: Route<StaffActor>[] = [
  staffRoute({
    method: 'GET',
    path: '/person-form',
    access: { verb: 'people.person.read' },
    audit: 'session',
    input: z.object({}),
    run: async () => ({ lists: codeLists }),
  }),
  staffRoute({
    method: 'POST',
    path: '/people',
    access: { verb: 'people.person.write' },
    audit: 'write',
    input: newPersonSchema,
    run: (tx, actor, input) => openPerson(tx, actor, input),
  }),
  staffRoute({
    method: 'GET',
    path: '/people/:id',
    access: { verb: 'people.person.read' },
    audit: 'read',
    input: one,
    run: (tx, actor, input) => readPerson(tx, actor, input.id),
  }),
  staffRoute({
    method: 'PUT',
    path: '/people/:id',
    access: { verb: 'people.person.write' },
    audit: 'write',
    input: personChangesSchema,
    run: (tx, actor, input) => savePerson(tx, actor, input),
  }),
  staffRoute({
    method: 'POST',
    path: '/people/:id/print',
    access: { verb: 'people.person.read' },
    audit: 'print',
    input: one,
    run: (tx, actor, input) => printPerson(tx, actor, input.id),
  }),
  staffRoute({
    method: 'POST',
    path: '/people/:id/rule-read',
    access: { verb: 'people.person.read' },
    audit: 'read',
    input: ruleReadSchema,
    run: (tx, actor, input) => readRule(tx, actor, input),
  }),
  staffRoute({
    method: 'POST',
    path: '/people/:id/number',
    access: { verb: 'people.number.read' },
    audit: 'read',
    input: askNumberSchema,
    run: (tx, actor, input, call) => showNumber(tx, actor, input, call),
  }),
  staffRoute({
    method: 'GET',
    path: '/overrides',
    access: { verb: 'people.override.review' },
    audit: 'read',
    input: z.object({}),
    run: async (tx, actor) => ({ overrides: await listOverrides(tx, actor) }),
  }),
  staffRoute({
    method: 'POST',
    path: '/people/:id/ties',
    access: { verb: 'people.tie.write' },
    audit: 'write',
    input: tieSchema,
    run: (tx, actor, input) => tiePersons(tx, actor, input),
  }),
  staffRoute({
    method: 'DELETE',
    path: '/people/:id/ties/:tie',
    access: { verb: 'people.tie.write' },
    audit: 'write',
    input: one.extend({ tie: z.uuid() }),
    run: (tx, actor, input) => untiePersons(tx, actor, input),
  }),
  staffRoute({
    method: 'POST',
    path: '/people/:id/ties/:tie/restore',
    access: { verb: 'people.tie.write' },
    audit: 'write',
    input: retieSchema,
    run: (tx, actor, input) => retiePersons(tx, actor, input),
  }),
  staffRoute({
    method: 'POST',
    path: '/people/:id/hidden',
    access: { verb: 'people.person.hide' },
    audit: 'grant',
    input: hideSchema,
    run: (tx, actor, input, call) => {
      call.concerns(input.account);
      return hidePerson(tx, actor, input);
    },
  }),
  staffRoute({
    method: 'DELETE',
    path: '/people/:id/hidden/:account',
    access: { verb: 'people.person.hide' },
    audit: 'grant',
    input: one.extend({ account: z.uuid() }),
    run: (tx, actor, input, call) => {
      call.concerns(input.account);
      return unhidePerson(tx, actor, input);
    },
  }),
  staffRoute({
    method: 'PUT',
    path: '/people/:id/search-off',
    access: { verb: 'people.person.hide' },
    audit: 'grant',
    input: one,
    run: (tx, actor, input) => switchSearch(tx, actor, { ...input, off: true }),
  }),
  staffRoute({
    method: 'DELETE',
    path: '/people/:id/search-off',
    access: { verb: 'people.person.hide' },
    audit: 'grant',
    input: one,
    run: (tx, actor, input) => switchSearch(tx, actor, { ...input, off: false }),
  }),
];
