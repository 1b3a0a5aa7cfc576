import type { Route } from '#kernel/route.ts';
import { staffRoute, type RecordHouse, type StaffActor } from '#staff/index.ts';
import { openKey } from '#vault/index.ts';
import { z } from 'zod';
import { answerConsent, askConsent } from '../ask-consent.ts';
import { askException, decideException, listExceptions } from '../exception.ts';
import { readConsents } from '../read-consents.ts';
import { answerConsentSchema, askExceptionSchema, decideExceptionSchema, newConsentSchema } from '../shared.ts';
import { undoWithdrawal, withdrawConsent } from '../withdraw-consent.ts';

const one = z.object({ id: z.uuid() });
const which = one.extend({ consent: z.uuid() });
const read = { verb: 'rights.consent.read' };
const write = { verb: 'rights.consent.write' };

/** What a person agreed to, at the record it belongs to; and what may leave without it, for the leads. */
export function consentRoutes(house: RecordHouse): Route<StaffActor>[] {
  return [
    staffRoute({
      method: 'GET',
      path: '/dossiers/:id/consents',
      access: read,
      audit: 'read',
      input: one,
      run: (tx, actor, { id }) => readConsents(tx, actor, id),
    }),
    staffRoute({
      method: 'POST',
      path: '/dossiers/:id/consents',
      access: write,
      audit: 'write',
      input: newConsentSchema,
      run: async (tx, actor, input) => {
        await house.hold(tx, input.id);
        return askConsent(tx, actor, input, house);
      },
    }),
    staffRoute({
      method: 'PUT',
      path: '/dossiers/:id/consents/:consent',
      access: write,
      audit: 'write',
      input: answerConsentSchema,
      run: (tx, actor, input) => answerConsent(tx, actor, input, house),
    }),
    staffRoute({
      method: 'POST',
      path: '/dossiers/:id/consents/:consent/withdraw',
      access: write,
      audit: 'write',
      input: which,
      run: (tx, actor, input) => withdrawConsent(tx, actor, input, house),
    }),
    staffRoute({
      method: 'DELETE',
      path: '/dossiers/:id/consents/:consent/withdraw',
      access: write,
      audit: 'write',
      input: which,
      run: (tx, actor, input) => undoWithdrawal(tx, actor, input, house),
    }),
    staffRoute({
      method: 'POST',
      path: '/dossiers/:id/consents/print',
      access: read,
      audit: 'print',
      input: one,
      run: async (tx, actor, { id }) => void (await openKey(tx, actor.keys, id)),
    }),
    staffRoute({
      method: 'POST',
      path: '/dossiers/:id/exceptions',
      access: write,
      audit: 'write',
      input: askExceptionSchema,
      run: async (tx, actor, input) => {
        await house.hold(tx, input.id);
        return askException(tx, actor, input);
      },
    }),
    ...decisionRoutes,
  ];
}

const decisionRoutes = [
  staffRoute({
    method: 'GET',
    path: '/exceptions',
    access: { verb: 'rights.exception.decide' },
    audit: 'read',
    input: z.object({}),
    run: (tx, actor) => listExceptions(tx, actor),
  }),
  staffRoute({
    method: 'POST',
    path: '/exceptions/:id/decide',
    access: { verb: 'rights.exception.decide' },
    audit: 'write',
    input: decideExceptionSchema,
    run: (tx, actor, input) => decideException(tx, actor, input),
  }),
];
