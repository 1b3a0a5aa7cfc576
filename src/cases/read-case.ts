import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import { may } from '#kernel/permissions.ts';
import type { StaffActor } from '#staff/index.ts';
import { openKey, practiceUntil } from '#vault/index.ts';
import { readPeople } from './people.ts';
import { openRisk } from './set-risk.ts';
import type { CaseAnswer } from './shared.ts';
import { openStatus } from './set-status.ts';
import { findCase, ownerOf, risksOf, statusesOf, type ListedCase } from './store.ts';

/** A case whole but for its timeline, for somebody with a grant on it; 404 for everybody else. */
export async function readCase(tx: Tx, actor: StaffActor, id: string): Promise<CaseAnswer> {
  const key = await openKey(tx, actor.keys, id);
  const row = await findCase(tx, id);
  if (!row) throw notFound();
  const here = { granted: true };
  return {
    ...codedHalf(row),
    practiceUntil: (await practiceUntil(tx, id))?.toISOString() ?? null,
    openedBy: row.opened_by,
    people: await readPeople(tx, actor, key),
    risks: (await risksOf(tx, id)).map((step) => openRisk(key, step)),
    statuses: (await statusesOf(tx, id)).map((step) => openStatus(key, step)),
    can: {
      write: may(actor, 'cases.case.write', here),
      share: may(actor, 'vault.grant.give', here),
      lower: may(actor, 'cases.risk.lower', here),
      owner: may(actor, 'cases.owner.change', here),
    },
  };
}

/** Somebody is about to have a case on paper: 404 for whoever may not open it; the request's line in the audit is the point. */
export async function printCase(tx: Tx, actor: StaffActor, id: string): Promise<void> {
  await openKey(tx, actor.keys, id);
  if (!(await findCase(tx, id))) throw notFound();
}

/** The coded half of a case as answers have it. */
export function codedHalf(row: ListedCase) {
  const { id, number, day, practice, risk, status, team, opened } = row;
  const charge = { owner: ownerOf(row), ownerLeft: row.owner_left ? row.owner : null };
  return { id, number, day, practice, risk, status, ...charge, team, openedAt: opened.toISOString() };
}
