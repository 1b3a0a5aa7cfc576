import type { Route } from '#kernel/route.ts';
import { staffRoute, type RecordHouse, type StaffActor } from '#staff/index.ts';
import { z } from 'zod';
import {
  addOrganisation,
  changeOrganisation,
  checkOrganisation,
  readDirectory,
  retireOrganisation,
} from './directory.ts';
import { answerReferral, makeReferral, readReferrals, undoReferral } from './refer.ts';
import {
  answerReferralSchema,
  changeOrganisationSchema,
  makeReferralSchema,
  newOrganisationSchema,
  organisationStepSchema,
} from './shared.ts';

const one = z.object({ id: z.uuid() });
const write = { verb: 'network.directory.write' };

const directoryRoutes = [
  staffRoute({
    method: 'GET',
    path: '/organisations',
    access: { verb: 'network.directory.read' },
    audit: 'read',
    input: z.object({}),
    run: (tx, actor) => readDirectory(tx, actor),
  }),
  staffRoute({
    method: 'POST',
    path: '/organisations',
    access: write,
    audit: 'write',
    input: newOrganisationSchema,
    run: (tx, actor, input) => addOrganisation(tx, actor, input),
  }),
  staffRoute({
    method: 'PUT',
    path: '/organisations/:id',
    access: write,
    audit: 'write',
    input: changeOrganisationSchema,
    run: (tx, actor, input) => changeOrganisation(tx, actor, input),
  }),
  staffRoute({
    method: 'POST',
    path: '/organisations/:id/check',
    access: write,
    audit: 'write',
    input: organisationStepSchema,
    run: (tx, actor, input) => checkOrganisation(tx, actor, input),
  }),
  staffRoute({
    method: 'POST',
    path: '/organisations/:id/retire',
    access: write,
    audit: 'write',
    input: organisationStepSchema,
    run: (tx, actor, input) => retireOrganisation(tx, actor, { ...input, back: false }),
  }),
  staffRoute({
    method: 'DELETE',
    path: '/organisations/:id/retire',
    access: write,
    audit: 'write',
    input: organisationStepSchema,
    run: (tx, actor, input) => retireOrganisation(tx, actor, { ...input, back: true }),
  }),
  staffRoute({
    method: 'POST',
    path: '/organisations/print',
    access: { verb: 'network.directory.read' },
    audit: 'print',
    input: z.object({}),
    run: async () => undefined,
  }),
];

/** Addresses of the directory, and of referrals at the record they belong to. */
export function networkRoutes(house: RecordHouse): Route<StaffActor>[] {
  const refer = { verb: 'network.referral.write' };
  return [
    ...directoryRoutes,
    staffRoute({
      method: 'GET',
      path: '/dossiers/:id/referrals',
      access: { verb: 'network.referral.read' },
      audit: 'read',
      input: one,
      run: (tx, actor, { id }) => readReferrals(tx, actor, id),
    }),
    staffRoute({
      method: 'POST',
      path: '/dossiers/:id/referrals',
      access: refer,
      audit: 'write',
      input: makeReferralSchema,
      run: async (tx, actor, input) => {
        await house.hold(tx, input.id);
        return makeReferral(tx, actor, input, house);
      },
    }),
    staffRoute({
      method: 'PUT',
      path: '/dossiers/:id/referrals/:referral',
      access: refer,
      audit: 'write',
      input: answerReferralSchema,
      run: (tx, actor, input) => answerReferral(tx, actor, input, house),
    }),
    staffRoute({
      method: 'DELETE',
      path: '/dossiers/:id/referrals/:referral',
      access: refer,
      audit: 'write',
      input: one.extend({ referral: z.uuid() }),
      run: (tx, actor, input) => undoReferral(tx, actor, input, house),
    }),
  ];
}
