import type { Route } from '#kernel/route.ts';
import { z } from 'zod';
import { staffRoute, type StaffActor } from '../actor.ts';
import { changePassphrase, prepareChange } from '../change-passphrase.ts';
import { ownWords } from '../join/confirm.ts';
import { acceptAgain, proveAgain } from '../lock.ts';
import { whoAmI } from '../me.ts';
import { checkOwnSheet, makeOwnSheet, uncheckedSheet } from '../own-sheet.ts';
import { passphraseSchema, preferencesSchema } from '../shared.ts';
import { putPreferences } from '../store.ts';

const nothing = z.object({});

/** What concerns only the person signed in: who she is, what she likes, her own recovery sheet. */
export const meRoutes: Route<StaffActor>[] = [
  staffRoute({
    method: 'GET',
    path: '/me',
    access: 'signed-in',
    audit: 'session',
    whileLocked: true,
    input: nothing,
    run: (tx, actor) => whoAmI(tx, actor),
  }),
  staffRoute({
    method: 'PUT',
    path: '/me/look',
    access: 'signed-in',
    audit: 'session',
    whileLocked: true,
    input: preferencesSchema,
    run: (tx, actor, input) => putPreferences(tx, actor.id, input),
  }),
  staffRoute({
    method: 'PUT',
    path: '/me/passphrase',
    access: 'signed-in',
    audit: 'session',
    input: z.object({ current: passphraseSchema, passphrase: passphraseSchema }),
    prepare: (ask, actor, input) => prepareChange(ask, actor, input),
    run: (tx, actor, _input, _call, ready) => changePassphrase(tx, actor, ready),
  }),
  staffRoute({
    method: 'GET',
    path: '/me/fingerprint',
    access: 'signed-in',
    audit: 'session',
    input: nothing,
    run: (tx, actor) => ownWords(tx, actor.keys),
  }),
  staffRoute({
    method: 'GET',
    path: '/sheet',
    access: 'signed-in',
    audit: 'print',
    input: nothing,
    run: async (tx, actor) => ({ sheet: await uncheckedSheet(tx, actor.keys) }),
  }),
  staffRoute({
    method: 'POST',
    path: '/sheet',
    access: 'signed-in',
    audit: 'print',
    input: z.object({ passphrase: passphraseSchema }),
    prepare: (ask, actor, input) => proveAgain(ask, actor, input.passphrase),
    run: async (tx, actor, _input, _call, proved) => {
      await acceptAgain(tx, actor, proved);
      return { sheet: await makeOwnSheet(tx, actor.keys) };
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/sheet/check',
    access: 'signed-in',
    audit: 'write',
    input: z.object({ words: z.array(z.string().max(40)).max(24) }),
    run: (tx, actor, input) => checkOwnSheet(tx, actor.keys, input.words),
  }),
];
