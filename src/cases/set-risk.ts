import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import { may } from '#kernel/permissions.ts';
import { keepRisk } from '#people/index.ts';
import type { StaffActor } from '#staff/index.ts';
import { retimeTasks } from '#tasks/index.ts';
import { openJson, openKey, sealJson, type DossierKey } from '#vault/index.ts';
import type { z } from 'zod';
import { falls } from './case.ts';
import { dayOf } from './days.ts';
import type { Risk, RiskStep, setRiskSchema } from './shared.ts';
import { holdCase, insertRisk, ownerOf, peopleOf, risksOf, setColumn, type RiskRow } from './store.ts';
import { writeLine } from './write-line.ts';

/** `cards`: what the duty cards of the persons of concern said before, for undoing the opening. */
type Sealed = Pick<RiskStep, 'at' | 'reason'> & { cards?: Record<string, string | null> };

const address = (row: Pick<RiskRow, 'dossier' | 'version'>) =>
  ({ dossier: row.dossier, kind: 'case', field: 'risk', record: String(row.version) }) as const;

/** Writes the next judgement of the risk, and its line; false where somebody else judged meanwhile. */
export async function writeRisk(
  tx: Tx,
  actor: StaffActor,
  key: DossierKey,
  step: { version: number; level: Risk; reason: string; only?: 'up' },
): Promise<boolean> {
  const { version, level, reason } = step;
  const place = { dossier: key.dossier, version };
  const { day } = await dayOf(tx);
  const cards = await keepCards(tx, actor, key.dossier, { level, only: step.only });
  const content: Sealed = { at: now().toISOString(), reason, cards };
  const sealed = sealJson(key, address(place), content);
  if (!(await insertRisk(tx, { ...place, level, by: actor.id, day, sealed }))) return false;
  await writeLine(tx, actor, key, { kind: 'risk.set', ref: key.dossier, said: { level, reason } });
  return true;
}

/**
 * Judges the risk anew. It rises by anybody who works on the case and falls only by a lead, with a reason. Refuses
 * `only-a-lead-lowers`, `say-why-lower`, and `changed-meanwhile` where somebody else judged after what was seen.
 */
export async function setRisk(tx: Tx, actor: StaffActor, input: z.infer<typeof setRiskSchema>): Promise<void> {
  const { id, basedOn, level, reason } = input;
  const key = await openKey(tx, actor.keys, id);
  const row = await holdCase(tx, id, 'change');
  if (!row) throw notFound();
  if (falls(row.risk, level)) {
    if (!may(actor, 'cases.risk.lower', { granted: true })) throw refuse('only-a-lead-lowers', 403);
    if (reason === '') throw refuse('say-why-lower', 400, { field: 'reason' });
  }
  const only = falls(row.risk, level) ? {} : { only: 'up' as const };
  if (!(await writeRisk(tx, actor, key, { version: basedOn + 1, level, reason, ...only })))
    throw refuse('changed-meanwhile', 409);
  await setColumn(tx, id, 'risk', level);
  const { team, practice } = row;
  await retimeTasks(tx, actor, { dossier: id, owner: ownerOf(row), team, practice, risk: level, reason });
  await tell(tx, 'case.changed', id, { by: actor.id });
}

/** The duty cards of the persons of concern say the risk too; gives what each said before, where it was changed. */
async function keepCards(
  tx: Tx,
  actor: StaffActor,
  dossier: string,
  to: { level: Risk; only: 'up' | undefined },
): Promise<Record<string, string | null>> {
  const before: Record<string, string | null> = {};
  for (const { person, role } of await peopleOf(tx, [dossier])) {
    if (!person || role !== 'person_of_concern') continue;
    const said = await keepRisk(tx, actor, person, { level: to.level, ...(to.only ? { only: to.only } : {}) });
    if (said !== undefined) before[person] = said;
  }
  return before;
}

/** Puts back what the duty cards said before the first judgement: the opening is being undone. */
export async function restoreCards(tx: Tx, actor: StaffActor, key: DossierKey): Promise<void> {
  for (const row of await risksOf(tx, key.dossier)) {
    const { cards = {} } = openJson<Sealed>(key, address(row), row.sealed);
    for (const [person, level] of Object.entries(cards)) await keepRisk(tx, actor, person, { level });
  }
}

/** Opens one judgement of the risk. */
export function openRisk(key: DossierKey, row: RiskRow): RiskStep {
  const { version, level, by } = row;
  const { at, reason } = openJson<Sealed>(key, address(row), row.sealed);
  return { version, level, by, at, reason };
}
