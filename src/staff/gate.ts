import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import type { Call } from '#kernel/route.ts';
import { membershipsOf, type DossierKey } from '#vault/index.ts';
import type { StaffActor } from './actor.ts';
import { CONTACTS_BEFORE_QUORUM } from './readiness.ts';
import { sealForSession, SESSION_COOKIE } from './session.ts';
import { findOrganisation, findStanding, findTeam, insertSessionDossier, type StandingRow } from './store.ts';

/**
 * How many contacts there may be while the recovery shares are unconfirmed; null once they are all on paper.
 * Refuses `sheet-first` while the actor's own recovery sheet is not checked.
 */
export async function contactsLeftBeforeQuorum(tx: Tx, actor: StaffActor): Promise<number | null> {
  return (await standingOf(tx, actor, null)).left;
}

/** How the house stands for somebody who opens a record: see `contactsLeftBeforeQuorum`; and what she needs of it. */
export type Standing = Pick<StandingRow, 'duty' | 'leads' | 'zone'> & { left: number | null };

/** All of it asked at once, `line`: whose duty team is wanted. Refuses `sheet-first` as `contactsLeftBeforeQuorum` does. */
export async function standingOf(tx: Tx, actor: StaffActor, line: string | null): Promise<Standing> {
  const { checked, unconfirmed, ...more } = await findStanding(tx, actor.id, line);
  if (!checked) throw refuse('sheet-first', 409);
  return { ...more, left: unconfirmed ? CONTACTS_BEFORE_QUORUM : null };
}

/** The duty team of a line. Refuses `no-duty-team` while nobody has joined it: then there is no key to seal to. */
export async function dutyTeam(tx: Tx, line: string): Promise<string> {
  const team = await findTeam(tx, 'duty', line);
  if (!team) throw refuse('no-duty-team', 409);
  return team.id;
}

/** The duty team of a line, where somebody has its key; null while nobody could read what is sealed to it. */
export async function dutyTeamWithKey(tx: Tx, line: string): Promise<string | null> {
  const team = await findTeam(tx, 'duty', line);
  const members = team ? await membershipsOf(tx, [team.id]) : [];
  return team && members.some((row) => row.confirmed_by !== null) ? team.id : null;
}

/** The organisation's time zone. */
export async function organisationZone(tx: Tx): Promise<string> {
  const organisation = await findOrganisation(tx);
  if (!organisation) throw refuse('not-set-up', 503);
  return organisation.zone;
}

/** Lets a locked screen go on writing the one contact it has just begun, and nothing else. */
export async function holdWhileLocked(tx: Tx, actor: StaffActor, call: Call, key: DossierKey): Promise<void> {
  const secret = call.cookie(SESSION_COOKIE);
  if (actor.locked && secret)
    await insertSessionDossier(tx, actor.session, key.dossier, sealForSession(secret, key.key, key.dossier));
}
