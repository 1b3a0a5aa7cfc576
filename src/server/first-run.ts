import { allLines, lineSchema, setFirstLines } from '#hotline/index.ts';
import { actAs } from '#kernel/actor.ts';
import { refuse } from '#kernel/errors.ts';
import { route, type Route } from '#kernel/route.ts';
import {
  addressSchema,
  createFirstDirector,
  findOrganisation,
  foundOrganisation,
  genders,
  lineOfText,
  passphraseSchema,
  startSession,
  type StaffActor,
} from '#staff/index.ts';
import { hashPassphrase, plainHandCode, timingSafeText } from '#vault/index.ts';
import { z } from 'zod';
import { SETUP_COOKIE } from './plugs.ts';

const HOUR_SECONDS = 3600;

const organisationSchema = z.object({
  name: lineOfText(120).pipe(z.string().min(1)),
  languages: z.array(z.enum(['sr-Latn', 'sr-Cyrl', 'en'])).min(1),
  zone: z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone)),
  /** Absent while only the organisation is named: the lines are the next step. */
  lines: z.array(lineSchema).min(1).max(10).optional(),
});

const directorSchema = z.object({
  name: lineOfText(120).pipe(z.string().min(1)),
  address: addressSchema,
  gender: z.enum(genders).default('other'),
  passphrase: passphraseSchema,
  answersCalls: z.boolean(),
});

/** The first run, step by step, resumable; only for somebody who can read the terminal the program runs in. */
export function firstRunRoutes(setupCode: () => string | null, demo = false): Route<StaffActor>[] {
  return [
    route({
      method: 'POST',
      path: '/setup/enter',
      access: 'open',
      audit: 'session',
      input: z.object({ code: z.string().trim().max(40) }),
      run: async (_tx, _actor, { code }, call) => {
        const typed = plainHandCode(code);
        if (!timingSafeText(typed, setupCode())) throw refuse('setup-code-wrong', 401);
        call.setCookie(SETUP_COOKIE, typed, HOUR_SECONDS);
      },
    }),
    route({
      method: 'GET',
      path: '/setup/organisation',
      access: 'setup',
      audit: 'session',
      input: z.object({}),
      run: async (tx) => ({ organisation: (await findOrganisation(tx)) ?? null, lines: await allLines(tx) }),
    }),
    route({
      method: 'POST',
      path: '/setup/organisation',
      access: 'setup',
      audit: 'write',
      input: organisationSchema,
      run: async (tx, _actor, { lines, ...organisation }) => {
        await foundOrganisation(tx, { ...organisation, demo });
        return { lines: lines ? await setFirstLines(tx, lines) : await allLines(tx) };
      },
    }),
    route({
      method: 'POST',
      path: '/setup/director',
      access: 'setup',
      audit: 'write',
      input: directorSchema,
      prepare: (_ask, _actor, { passphrase }) => hashPassphrase(passphrase),
      run: async (tx, _actor, input, call, passphrase) => {
        const lines = (await allLines(tx)).map((line) => line.id);
        if (lines.length === 0) throw refuse('not-set-up', 503);
        const { holder, factor } = await createFirstDirector(tx, { ...input, passphrase }, lines);
        await actAs(tx, holder.id);
        await startSession(tx, call, holder, 'code');
        return { factor };
      },
    }),
  ];
}
