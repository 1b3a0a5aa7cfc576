import { route, type Route } from '#kernel/route.ts';
import { z } from 'zod';
import { staffRoute, type StaffActor } from '../actor.ts';
import { againWithPasskey, againWithPassphrase } from '../again.ts';
import { proveAgain } from '../lock.ts';
import { addPasskey, beginPasskey } from '../passkeys/add.ts';
import { ownPasskeys, removePasskey } from '../passkeys/own.ts';
import { beginAgain, beginSignIn, signInWithPasskey, unlockWithPasskey } from '../passkeys/use.ts';
import {
  addedPasskeySchema,
  begunPasskeySchema,
  passkeyIdSchema,
  passphraseSchema,
  usedPasskeySchema,
} from '../shared.ts';

const nothing = z.object({});

/** Passkeys: made and removed by their owner, signing in and unlocking with one; and proving before a grave act that it is still she. */
export const passkeyRoutes: Route<StaffActor>[] = [
  staffRoute({
    method: 'GET',
    path: '/me/passkeys',
    access: 'signed-in',
    audit: 'session',
    input: nothing,
    run: (tx, actor) => ownPasskeys(tx, actor),
  }),
  staffRoute({
    method: 'POST',
    path: '/me/passkeys/begin',
    access: 'signed-in',
    audit: 'session',
    input: begunPasskeySchema,
    prepare: (ask, actor, input) => proveAgain(ask, actor, input.passphrase),
    run: (tx, actor, input, call, proved) => beginPasskey(tx, actor, call, input, proved),
  }),
  staffRoute({
    method: 'POST',
    path: '/me/passkeys',
    access: 'signed-in',
    audit: 'write',
    input: addedPasskeySchema,
    run: (tx, actor, input) => addPasskey(tx, actor, input),
  }),
  staffRoute({
    method: 'POST',
    path: '/me/passkeys/remove',
    access: 'signed-in',
    audit: 'write',
    again: true,
    // The credential in the body, not in the address.
    input: z.object({ id: passkeyIdSchema }),
    run: (tx, actor, input) => removePasskey(tx, actor, input.id),
  }),
  route({
    method: 'POST',
    path: '/sign-in/passkey/begin',
    access: 'open',
    audit: 'session',
    input: nothing,
    run: async (_tx, _actor, _input, call) => {
      call.goesOn();
      return beginSignIn(call);
    },
  }),
  route({
    method: 'POST',
    path: '/sign-in/passkey',
    access: 'open',
    audit: 'session',
    input: usedPasskeySchema,
    run: (tx, _actor, input, call) => signInWithPasskey(tx, call, input),
  }),
  staffRoute({
    method: 'POST',
    path: '/again/passkey/begin',
    access: 'signed-in',
    audit: 'session',
    whileLocked: true,
    input: nothing,
    run: (tx, actor) => beginAgain(tx, actor),
  }),
  staffRoute({
    method: 'POST',
    path: '/again',
    access: 'signed-in',
    audit: 'session',
    input: z.object({ passphrase: passphraseSchema }),
    prepare: (ask, actor, input) => proveAgain(ask, actor, input.passphrase),
    run: (tx, actor, _input, _call, proved) => againWithPassphrase(tx, actor, proved),
  }),
  staffRoute({
    method: 'POST',
    path: '/again/passkey',
    access: 'signed-in',
    audit: 'session',
    input: usedPasskeySchema,
    run: (tx, actor, input, call) => againWithPasskey(tx, actor, call, input),
  }),
  staffRoute({
    method: 'POST',
    path: '/unlock/passkey',
    access: 'signed-in',
    audit: 'session',
    whileLocked: true,
    input: usedPasskeySchema,
    run: (tx, actor, input, call) => unlockWithPasskey(tx, actor, call, input),
  }),
];
