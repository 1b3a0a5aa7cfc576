import type { Tx } from '#kernel/db.ts';
import { now } from '#kernel/clock.ts';
import { refuse } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import { askConsent } from '#rights/index.ts';
import { contactsLeftBeforeQuorum, isCaseTeam, mustBeReader, openRecord, type StaffActor } from '#staff/index.ts';
import { makeTasks } from '#tasks/index.ts';
import { openKey, type DossierKey, type FirstGrant } from '#vault/index.ts';
import { attachTo, type ContactOfCase } from './attach-contact.ts';
import { dayOf } from './days.ts';
import { addPerson } from './people.ts';
import { caseHouse } from './record-house.ts';
import { writeRisk } from './set-risk.ts';
import type { NewCasePerson, OpenCase } from './shared.ts';
import { writeStatus } from './set-status.ts';
import { caseOpenedBy, insertCase, nextNumber } from './store.ts';
import { writeLine } from './write-line.ts';

export type Opening = Omit<OpenCase, 'persons' | 'team'> & {
  persons: (NewCasePerson & { begun?: boolean })[];
  team: string;
  /** Until when a practice case is there; null: a real one. */
  practice: Date | null;
  contact: ContactOfCase | null;
};

/**
 * Opens a case in one act: its number, its people, the first risk, what she agreed to, who has charge of it and the
 * team that works on it. Sealed from the first second to whoever opens it, its owner and its team. Refuses
 * `sheet-first` before the opener's recovery sheet is checked, `not-a-case-team`, what `mustBeReader`
 * and `askConsent` refuse, and of practice `practice-is-yours` for an owner other than whoever opens it.
 */
export async function openCase(tx: Tx, actor: StaffActor, opening: Opening): Promise<{ id: string; number: string }> {
  await contactsLeftBeforeQuorum(tx, actor);
  const key = await openRecord(tx, 'case', await firstGrants(tx, actor, opening), { practice: opening.practice });
  const { day, year } = await dayOf(tx);
  const { owner, team, risk, contact } = opening;
  const practice = opening.practice !== null;
  // The year's counter is locked from here to the commit.
  const number = await nextNumber(tx, year, practice);
  const row = {
    id: key.dossier,
    number,
    day,
    practice,
    opened_by: actor.id,
    owner,
    team,
    request: opening.request ?? null,
  };
  await insertCase(tx, { ...row, risk, status: 'open' });
  if (contact) await attachTo(tx, actor, key, contact);
  for (const somebody of opening.persons) await addPerson(tx, actor, key, somebody);
  await writeFirst(tx, actor, key, opening);
  for (const said of opening.consents) await askConsent(tx, actor, { ...said, id: key.dossier }, caseHouse);
  await makeTasks(tx, actor, { dossier: key.dossier, risk, from: now(), owner, team, practice });
  await tell(tx, 'case.opened', key.dossier);
  return { id: key.dossier, number };
}

/** The case the actor has opened by this very request already, if she may still open it. */
export async function caseOpenedAlready(
  tx: Tx,
  actor: StaffActor,
  request: string | undefined,
): Promise<{ id: string; number: string } | undefined> {
  const opened = request && (await caseOpenedBy(tx, actor.id, request));
  if (!opened) return undefined;
  await openKey(tx, actor.keys, opened.id);
  return opened;
}

async function writeFirst(
  tx: Tx,
  actor: StaffActor,
  key: DossierKey,
  { risk, reason, contact }: Opening,
): Promise<void> {
  await writeStatus(tx, actor, key, { version: 1, status: 'open', reason: null, words: '' });
  await writeRisk(tx, actor, key, { version: 1, level: risk, reason, only: 'up' });
  const from = contact ? { contact: contact.number } : {};
  await writeLine(tx, actor, key, { kind: 'case.opened', ref: key.dossier, said: from });
}

/** Practice is read by whoever practises and the leads: nobody else has charge of it. Refuses `practice-is-yours`. */
export function refuseOthers(opener: string, owner: string | null): void {
  if (owner !== null && owner !== opener) throw refuse('practice-is-yours', 409, { field: 'owner' });
}

async function firstGrants(tx: Tx, actor: StaffActor, { owner, team, practice }: Opening): Promise<FirstGrant[]> {
  if (practice) refuseOthers(actor.id, owner);
  if (owner) await mustBeReader(tx, owner, 'owner');
  if (!practice && !(await isCaseTeam(tx, team))) throw refuse('not-a-case-team', 409);
  return [
    { principal: actor.id, why: 'writer' },
    ...(owner && owner !== actor.id ? [{ principal: owner, why: 'owner' as const }] : []),
    { principal: team, why: 'team' },
  ];
}
