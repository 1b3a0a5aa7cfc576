import { route, type Route } from '#kernel/route.ts';
import { hashPassphrase, recoveryKey } from '#vault/index.ts';
import { z } from 'zod';
import { staffRoute, type StaffActor } from '../actor.ts';
import { announcedRecovery, askForRecovery, executeRecovery, stopWithShare } from '../recovery.ts';
import { addressSchema, lineOfText, passphraseSchema } from '../shared.ts';

const shareText = z.string().max(1000);
const shares = z.array(shareText).min(1).max(9);

/** Opening by the recovery quorum: asked for, announced to everybody, stoppable, and only then done. */
export const recoveryRoutes: Route<StaffActor>[] = [
  route({
    method: 'POST',
    path: '/recovery',
    access: 'open',
    audit: 'grant',
    input: z.object({ address: addressSchema, shares, reason: lineOfText(500).pipe(z.string().min(3)) }),
    run: async (tx, _actor, input, call) => {
      const announced = await askForRecovery(tx, input);
      call.concerns(announced.person);
      return announced;
    },
  }),
  staffRoute({
    method: 'GET',
    path: '/recovery',
    access: 'signed-in',
    audit: 'session',
    input: z.object({}),
    run: async (tx, actor) => ({ announced: await announcedRecovery(tx, actor.keys) }),
  }),
  route({
    method: 'POST',
    path: '/recovery/stop',
    access: 'open',
    audit: 'grant',
    input: z.object({ share: shareText }),
    run: (tx, _actor, input) => stopWithShare(tx, input.share),
  }),
  route({
    method: 'POST',
    path: '/recovery/act',
    access: 'open',
    audit: 'grant',
    input: z.object({ address: addressSchema, shares, passphrase: passphraseSchema }),
    prepare: async (ask, _actor, input) => {
      await ask((tx) => recoveryKey(tx, input.shares));
      return hashPassphrase(input.passphrase);
    },
    run: (tx, _actor, input, call, passphrase) => executeRecovery(tx, call, input, passphrase),
  }),
];
