import type { Route } from '#kernel/route.ts';
import { z } from 'zod';
import { staffRoute, type StaffActor } from '../actor.ts';
import { listColleagues, listInvitations } from '../colleagues.ts';
import { letIn, newcomers } from '../join/confirm.ts';
import { invite, type KnownLines } from '../join/invite.ts';
import { takeBackInvitation } from '../join/take-back.ts';
import { confirmShare, nameTrustees, quorumState, showShare, waitsToBeSplit } from '../quorum.ts';
import { readMatrixTable } from '../roles.ts';
import { inviteSchema, trusteesSchema } from '../shared.ts';

const nothing = z.object({});
const share = z.object({ number: z.number().int().min(1).max(9) });

/** Colleagues, the matrix of roles, and the recovery quorum. */
export const organisationRoutes: Route<StaffActor>[] = [
  staffRoute({
    method: 'GET',
    path: '/colleagues',
    access: { verb: 'staff.colleagues.read' },
    audit: 'read',
    input: nothing,
    run: async (tx, actor) => ({ colleagues: await listColleagues(tx, actor) }),
  }),
  staffRoute({
    method: 'GET',
    path: '/roles',
    access: { verb: 'staff.roles.read' },
    audit: 'read',
    input: nothing,
    run: async () => readMatrixTable(),
  }),
  staffRoute({
    method: 'GET',
    path: '/quorum',
    access: { verb: 'staff.quorum.make' },
    audit: 'read',
    input: nothing,
    // A key that waits to be split has no shares yet, whatever older sets there were.
    run: async (tx, actor) => ({
      shares: (await waitsToBeSplit(tx, actor.id)) ? null : await quorumState(tx, actor.keys),
    }),
  }),
  staffRoute({
    method: 'POST',
    path: '/quorum',
    access: { verb: 'staff.quorum.make' },
    audit: 'write',
    again: true,
    input: trusteesSchema,
    run: (tx, actor, input) => nameTrustees(tx, actor.keys, input.trustees),
  }),
  staffRoute({
    method: 'POST',
    path: '/quorum/show',
    access: { verb: 'staff.quorum.make' },
    audit: 'print',
    again: true,
    input: share,
    run: (tx, actor, input) => showShare(tx, actor.keys, input.number),
  }),
  staffRoute({
    method: 'POST',
    path: '/quorum/confirm',
    access: { verb: 'staff.quorum.make' },
    audit: 'write',
    input: share.extend({ words: z.array(z.string().max(40)).max(10) }),
    run: (tx, actor, input) => confirmShare(tx, actor.keys, input.number, input.words),
  }),
];

/** Invitations, and newcomers waiting to be let in. `knownLines`: a line somebody is invited to must exist. */
export function joiningRoutes(knownLines: KnownLines): Route<StaffActor>[] {
  return [
    staffRoute({
      method: 'GET',
      path: '/invitations',
      access: { verb: 'staff.invite' },
      audit: 'read',
      input: nothing,
      run: async (tx, actor) => ({ invitations: await listInvitations(tx, actor) }),
    }),
    staffRoute({
      method: 'POST',
      path: '/invitations',
      access: { verb: 'staff.invite' },
      audit: 'write',
      again: true,
      input: inviteSchema,
      run: (tx, actor, input, call) => invite(tx, actor, input, call, knownLines),
    }),
    staffRoute({
      method: 'DELETE',
      path: '/invitations/:id',
      access: { verb: 'staff.invitation.withdraw' },
      audit: 'write',
      input: z.object({ id: z.uuid() }),
      run: (tx, actor, input, call) => {
        call.concerns(input.id);
        return takeBackInvitation(tx, actor, input.id);
      },
    }),
    staffRoute({
      method: 'GET',
      path: '/newcomers',
      access: { verb: 'staff.newcomer.confirm' },
      audit: 'read',
      input: nothing,
      run: async (tx, actor) => ({ newcomers: await newcomers(tx, actor.keys) }),
    }),
    staffRoute({
      method: 'POST',
      path: '/newcomers/confirm',
      access: { verb: 'staff.newcomer.confirm' },
      audit: 'grant',
      again: true,
      input: z.object({ account: z.uuid(), teams: z.array(z.uuid()).min(1).max(40) }),
      run: (tx, actor, input, call) => {
        call.concerns(input.account);
        return letIn(tx, actor.keys, input.account, input.teams);
      },
    }),
  ];
}
