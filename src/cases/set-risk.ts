import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import type { StaffActor } from '#staff/index.ts';
import { openJson, sealJson, type DossierKey } from '#vault/index.ts';
import { dayOf } from './days.ts';
import type { Risk, RiskStep } from './shared.ts';
import { insertRisk, type RiskRow } from './store.ts';
import { writeLine } from './write-line.ts';

type Sealed = Pick<RiskStep, 'at' | 'reason'>;

const address = (row: Pick<RiskRow, 'dossier' | 'version'>) =>
  ({ dossier: row.dossier, kind: 'case', field: 'risk', record: String(row.version) }) as const;

/** Writes the next judgement of the risk, and its line; false where somebody else judged meanwhile. */
export async function writeRisk(
  tx: Tx,
  actor: StaffActor,
  key: DossierKey,
  step: { version: number; level: Risk; reason: string },
): Promise<boolean> {
  const { version, level, reason } = step;
  const place = { dossier: key.dossier, version };
  const { day } = await dayOf(tx);
  const content: Sealed = { at: now().toISOString(), reason };
  const sealed = sealJson(key, address(place), content);
  if (!(await insertRisk(tx, { ...place, level, by: actor.id, day, sealed }))) return false;
  await writeLine(tx, actor, key, { kind: 'risk.set', ref: key.dossier, said: { level, reason } });
  return true;
}

/** Opens one judgement of the risk. */
export function openRisk(key: DossierKey, row: RiskRow): RiskStep {
  const { version, level, by } = row;
  return { version, level, by, ...openJson<Sealed>(key, address(row), row.sealed) };
}
