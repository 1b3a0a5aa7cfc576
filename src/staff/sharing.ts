import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { openKey, shareDossier } from '#vault/index.ts';
import type { StaffActor } from './actor.ts';
import { endOfDay } from './end-of-day.ts';
import { organisationZone } from './gate.ts';
import type { SharingAnswer } from './shared.ts';
import { allTeams, hasLeft, isAccount, type TeamKind } from './store.ts';
import { teamsWithMembers } from './teams.ts';
import { whoMay } from './who-may.ts';

/** A record is shared with people who answer for it: not with everybody, nor with those who only search. */
const SHARED_WITH: readonly TeamKind[] = ['duty', 'support', 'leads'];

/** With whom a record can be shared: colleagues whose role reads records at all, the duty teams and the leads. */
export async function sharing(tx: Tx): Promise<SharingAnswer> {
  const teams = [...(await teamsWithMembers(tx)).values()].filter(({ kind }) => SHARED_WITH.includes(kind));
  return { people: [...(await readers(tx))], teams };
}

/** Colleagues whose role reads records at all. */
const readers = (tx: Tx): Promise<Set<string>> => whoMay(tx, 'vault.grant.read');

/**
 * Refuses `no-such-colleague`, `colleague-left`, and `not-a-reader` for one whose role reads no records: nobody gets a
 * key for nothing. `field`: what of the input names her.
 */
export async function mustBeReader(tx: Tx, account: string, field: string): Promise<void> {
  if ((await readers(tx)).has(account)) return;
  if (!(await isAccount(tx, account))) throw refuse('no-such-colleague', 400, { field });
  throw refuse((await hasLeft(tx, account)) ? 'colleague-left' : 'not-a-reader', 409, { field });
}

/**
 * Shares a record with a colleague or a team. `until`: a moment, or a day (`2026-12-01`) until its end by the
 * organisation's clock. Refuses an end that is over, `not-with-this-team` for teams that read no records, and what
 * `mustBeReader` refuses.
 */
export async function giveAccess(
  tx: Tx,
  actor: StaffActor,
  share: { dossier: string; principal: string; reason: string; until: string | null },
): Promise<void> {
  // Whoever cannot open it learns nothing from what else is wrong.
  await openKey(tx, actor.keys, share.dossier);
  const until = share.until === null ? null : await endOf(tx, share.until);
  if (until && until <= now()) throw refuse('bad-input', 400, { fields: ['until'] });
  const team = (await allTeams(tx)).find(({ id }) => id === share.principal);
  if (!team) await mustBeReader(tx, share.principal, 'principal');
  else if (!SHARED_WITH.includes(team.kind)) throw refuse('not-with-this-team', 409);
  await shareDossier(tx, actor.keys, { ...share, until });
}

async function endOf(tx: Tx, until: string): Promise<Date> {
  return until.includes('T') ? new Date(until) : endOfDay(until, await organisationZone(tx));
}
