import { route, type Route } from '#kernel/route.ts';
import { z } from 'zod';
import { staffRoute, type StaffActor } from '../actor.ts';
import { forgottenPassphrase } from '../forgotten.ts';
import { acceptInvitation, readInvitation } from '../join/accept.ts';
import { lockScreen, signOut, unlockScreen } from '../lock.ts';
import { setupStage } from '../readiness.ts';
import { startSession } from '../session.ts';
import { addressSchema, codeSchema, passphraseSchema } from '../shared.ts';
import { signInWithCode, waitingForCode } from '../sign-in-code.ts';
import { signIn } from '../sign-in.ts';
import { findOrganisation } from '../store.ts';

const nothing = z.object({});
const invitationCode = z.string().min(8).max(80);

/** Signing in and out, the lock, a forgotten passphrase, and accepting an invitation. */
export const signInRoutes: Route<StaffActor>[] = [
  route({
    method: 'GET',
    path: '/setup',
    access: 'open',
    audit: 'session',
    input: nothing,
    run: async (tx) => ({ stage: await setupStage(tx), demo: (await findOrganisation(tx))?.demo ?? false }),
  }),
  route({
    method: 'POST',
    path: '/sign-in',
    access: 'open',
    audit: 'session',
    input: z.object({ address: addressSchema, passphrase: passphraseSchema }),
    run: (tx, _actor, input, call) => signIn(tx, call, input),
  }),
  route({
    method: 'POST',
    path: '/sign-in/code',
    access: 'open',
    audit: 'session',
    input: z.object({ code: codeSchema }),
    run: async (tx, _actor, input, call) => ({ id: await signInWithCode(tx, call, input.code) }),
  }),
  route({
    method: 'POST',
    path: '/sign-in/waiting',
    access: 'open',
    audit: 'session',
    input: nothing,
    run: (tx, _actor, _input, call) => waitingForCode(tx, call),
  }),
  route({
    method: 'POST',
    path: '/passphrase/forgotten',
    access: 'open',
    audit: 'session',
    input: z.object({ address: addressSchema, words: z.string().max(600), passphrase: passphraseSchema }),
    run: (tx, _actor, input, call) => forgottenPassphrase(tx, call, input),
  }),
  route({
    method: 'POST',
    path: '/invitation/read',
    access: 'open',
    audit: 'session',
    input: z.object({ code: invitationCode }),
    run: async (tx, _actor, input) => {
      const { row, profile } = await readInvitation(tx, input.code);
      return { name: profile.name, roles: row.roles };
    },
  }),
  route({
    method: 'POST',
    path: '/invitation/accept',
    access: 'open',
    audit: 'session',
    input: z.object({ code: invitationCode, passphrase: passphraseSchema }),
    run: async (tx, _actor, input, call) => {
      const { holder, factor } = await acceptInvitation(tx, input.code, input.passphrase);
      await startSession(tx, call, holder, 'code');
      return { factor };
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/lock',
    access: 'signed-in',
    audit: 'session',
    whileLocked: true,
    input: nothing,
    run: (tx, actor) => lockScreen(tx, actor),
  }),
  staffRoute({
    method: 'POST',
    path: '/unlock',
    access: 'signed-in',
    audit: 'session',
    whileLocked: true,
    input: z.object({ passphrase: passphraseSchema }),
    run: (tx, actor, input, call) => unlockScreen(tx, actor, call, input.passphrase),
  }),
  staffRoute({
    method: 'POST',
    path: '/sign-out',
    access: 'signed-in',
    audit: 'session',
    whileLocked: true,
    input: nothing,
    run: (tx, actor, _input, call) => signOut(tx, actor, call),
  }),
];
