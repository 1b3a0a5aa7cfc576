import { route, type Route } from '#kernel/route.ts';
import { hashPassphrase } from '#vault/index.ts';
import { z } from 'zod';
import { staffRoute, type StaffActor } from '../actor.ts';
import { forgottenPassphrase, hashForgotten } from '../forgotten.ts';
import { acceptInvitation, readInvitation } from '../join/accept.ts';
import { replaceLostTelephone } from '../lost-telephone.ts';
import { lockScreen, proveAgain, signOut, unlockScreen } from '../lock.ts';
import { passkeysAt } from '../passkeys/site.ts';
import { setupStage } from '../readiness.ts';
import { startSession } from '../session.ts';
import { addressSchema, codeSchema, passphraseSchema } from '../shared.ts';
import { signInWithCode, waitingForCode } from '../sign-in-code.ts';
import { provePassphrase, signIn } from '../sign-in.ts';
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
    run: async (tx) => ({
      stage: await setupStage(tx),
      demo: (await findOrganisation(tx))?.demo ?? false,
      passkeys: passkeysAt(),
    }),
  }),
  route({
    method: 'POST',
    path: '/sign-in',
    access: 'open',
    audit: 'session',
    input: z.object({ address: addressSchema, passphrase: passphraseSchema }),
    prepare: (ask, _actor, input, call) => provePassphrase(ask, call, input),
    run: (tx, _actor, _input, call, proved) => signIn(tx, call, proved),
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
    path: '/sign-in/lost-telephone',
    access: 'open',
    audit: 'session',
    input: z.object({ words: z.string().max(600) }),
    run: async (tx, _actor, input, call) => ({ factor: await replaceLostTelephone(tx, call, input.words) }),
  }),
  route({
    method: 'POST',
    path: '/passphrase/forgotten',
    access: 'open',
    audit: 'session',
    input: z.object({ address: addressSchema, words: z.string().max(600), passphrase: passphraseSchema }),
    prepare: (_ask, _actor, input, call) => hashForgotten(call, input),
    run: (tx, _actor, input, call, passphrase) => forgottenPassphrase(tx, call, input, passphrase),
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
    prepare: async (ask, _actor, input, call) => {
      const { row } = await ask((tx) => readInvitation(tx, input.code));
      call.concerns(row.by);
      return hashPassphrase(input.passphrase);
    },
    run: async (tx, _actor, input, call, passphrase) => {
      const { holder, factor } = await acceptInvitation(tx, input.code, passphrase);
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
    prepare: (ask, actor, input) => proveAgain(ask, actor, input.passphrase),
    run: (tx, actor, _input, call, proved) => unlockScreen(tx, actor, call, proved),
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
