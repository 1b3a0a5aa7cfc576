import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import type { Call } from '#kernel/route.ts';
import { membershipsOf, type DossierKey } from '#vault/index.ts';
import type { StaffActor } from './actor.ts';
import { CONTACTS_BEFORE_QUORUM } from './readiness.ts';
import { sealForSession, SESSION_COOKIE } from './session.ts';
import {
  findOrganisation,
  findTeam,
  insertSessionDossier,
  newestQuorumSet,
  ownersWithCheckedSheet,
  sharesUnconfirmed,
} from './store.ts';

/**
 * How many contacts there may be while the recovery shares are unconfirmed; null once they are all on paper.
 * Refuses `sheet-first` while the actor's own recovery sheet is not checked.
 */
export async function contactsLeftBeforeQuorum(tx: Tx, actor: StaffActor): Promise<number | null> {
  if (!(await ownersWithCheckedSheet(tx)).includes(actor.id)) throw refuse('sheet-first', 409);
  const set = await newestQuorumSet(tx);
  return set && !(await sharesUnconfirmed(tx, set.id)) ? null : CONTACTS_BEFORE_QUORUM;
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
