import type { Route } from '#kernel/route.ts';
import { staffRoute, type RecordHouse, type StaffActor } from '#staff/index.ts';
import { z } from 'zod';
import { beginRun } from './begin-run.ts';
import { decide } from './decide.ts';
import { finishRun } from './finish-run.ts';
import { readHistories, setStatus } from './histories.ts';
import { loadList, readLists } from './load-list.ts';
import { printRun, readRun } from './read-run.ts';
import { readScreening } from './read-screening.ts';
import { saveRun } from './save-run.ts';
import {
  assessmentSchema,
  beginSchema,
  decisionSchema,
  dossierSchema,
  identificationSchema,
  loadListSchema,
  runSchema,
  saveRunSchema,
} from './shared.ts';

/** Checks, lists and the two histories. The record is told what is written into it. */
export function screeningRoutes(house: RecordHouse): Route<StaffActor>[] {
  return [...runRoutes(house), ...historyRoutes(house), ...listRoutes];
}

function runRoutes(house: RecordHouse): Route<StaffActor>[] {
  const run = '/dossiers/:id/screening/:run';
  const read = { verb: 'screening.run.read' };
  const write = { verb: 'screening.run.write' };
  return [
    staffRoute({
      method: 'GET',
      path: '/dossiers/:id/screening',
      access: read,
      audit: 'read',
      input: dossierSchema,
      run: (tx, actor, { id }) => readScreening(tx, actor, id),
    }),
    staffRoute({
      method: 'POST',
      path: '/dossiers/:id/screening',
      access: write,
      audit: 'write',
      input: beginSchema,
      run: async (tx, actor, input) => {
        await house.hold(tx, input.id);
        return beginRun(tx, actor, input);
      },
    }),
    staffRoute({
      method: 'GET',
      path: run,
      access: read,
      audit: 'read',
      input: runSchema,
      run: (tx, actor, input) => readRun(tx, actor, input, house),
    }),
    staffRoute({
      method: 'PUT',
      path: run,
      access: write,
      audit: 'write',
      input: saveRunSchema,
      run: (tx, actor, input) => saveRun(tx, actor, input),
    }),
    staffRoute({
      method: 'POST',
      path: `${run}/finish`,
      access: write,
      audit: 'write',
      input: runSchema,
      run: (tx, actor, input) => finishRun(tx, actor, input, house),
    }),
    staffRoute({
      method: 'POST',
      path: `${run}/decision`,
      access: write,
      audit: 'write',
      input: decisionSchema,
      run: (tx, actor, input) => decide(tx, actor, input, house),
    }),
    staffRoute({
      method: 'POST',
      path: `${run}/print`,
      access: read,
      audit: 'print',
      input: runSchema,
      run: (tx, actor, input) => printRun(tx, actor, input),
    }),
  ];
}

function historyRoutes(house: RecordHouse): Route<StaffActor>[] {
  return [
    staffRoute({
      method: 'GET',
      path: '/dossiers/:id/histories',
      access: { verb: 'screening.status.read' },
      audit: 'read',
      input: dossierSchema,
      run: (tx, actor, { id }) => readHistories(tx, actor, id),
    }),
    staffRoute({
      method: 'POST',
      path: '/dossiers/:id/assessment',
      access: { verb: 'screening.status.write' },
      audit: 'write',
      input: assessmentSchema,
      run: async (tx, actor, input) => {
        await house.hold(tx, input.id);
        return setStatus(tx, actor, input, { history: 'assessments', house });
      },
    }),
    staffRoute({
      method: 'POST',
      path: '/dossiers/:id/identification',
      access: { verb: 'screening.status.write' },
      audit: 'write',
      input: identificationSchema,
      run: async (tx, actor, input) => {
        await house.hold(tx, input.id);
        return setStatus(tx, actor, input, { history: 'identifications', house });
      },
    }),
  ];
}

const listRoutes: Route<StaffActor>[] = [
  staffRoute({
    method: 'GET',
    path: '/screening-lists',
    access: { verb: 'screening.run.read' },
    audit: 'session',
    input: z.object({}),
    run: (tx, actor) => readLists(tx, actor),
  }),
  staffRoute({
    method: 'POST',
    path: '/screening-lists',
    access: { verb: 'screening.list.manage' },
    audit: 'write',
    maxBody: 300_000,
    input: loadListSchema,
    run: (tx, actor, input) => loadList(tx, actor, input),
  }),
];
