import { openJson, sealJson, type DossierKey } from '#vault/index.ts';
import type { ListMark, RunField, RunItem, RunValue, Scoring } from './shared.ts';
import type { DecisionRow, EntryRow, History, RunRow, StatusRow } from './store.ts';

type SealedEntry = { value: RunValue; at: string };
/** A finding as it was made: with the list's own indicators, so that it can be read whatever becomes of the list. */
export type SealedFinding = {
  list: ListMark;
  items: RunItem[];
  gates: string[];
  fields: Record<string, RunField>;
  scoring: Scoring | null;
  at: string;
};
type SealedDecision = { reason: string; at: string };
type SealedStatus = { reasons: string; document: string; nextStep: string | null; at: string };

const entryAddress = (row: Pick<EntryRow, 'run' | 'dossier' | 'field' | 'version'>) =>
  ({ dossier: row.dossier, kind: 'screening', field: row.field, record: `${row.run}.${row.version}` }) as const;
const findingAddress = (row: Pick<RunRow, 'id' | 'dossier'>) =>
  ({ dossier: row.dossier, kind: 'screening', field: 'finding', record: row.id }) as const;
const decisionAddress = (row: Pick<DecisionRow, 'id' | 'dossier'>) =>
  ({ dossier: row.dossier, kind: 'screening', field: 'decision', record: row.id }) as const;
const statusAddress = (history: History, row: Pick<StatusRow, 'id' | 'dossier'>) =>
  ({ dossier: row.dossier, kind: 'screening', field: history, record: row.id }) as const;

/** Seals one version of an answer. */
export function sealEntry(key: DossierKey, row: Omit<EntryRow, 'sealed'>, content: SealedEntry): Uint8Array {
  return sealJson(key, entryAddress(row), content);
}

/** Opens one version of an answer. */
export function openEntry(key: DossierKey, row: EntryRow): RunField {
  const { value, at } = openJson<SealedEntry>(key, entryAddress(row), row.sealed);
  return { version: row.version, value, by: row.by, at };
}

/** Seals a finding. */
export function sealFinding(key: DossierKey, row: Pick<RunRow, 'id' | 'dossier'>, content: SealedFinding): Uint8Array {
  return sealJson(key, findingAddress(row), content);
}

/** Opens a finding as it was kept. */
export function openFinding(key: DossierKey, row: RunRow & { sealed: Uint8Array }): SealedFinding {
  return openJson<SealedFinding>(key, findingAddress(row), row.sealed);
}

/** Seals why somebody decided as she did, and when. */
export function sealDecision(
  key: DossierKey,
  row: Pick<DecisionRow, 'id' | 'dossier'>,
  content: SealedDecision,
): Uint8Array {
  return sealJson(key, decisionAddress(row), content);
}

/** Opens it. */
export function openDecision(key: DossierKey, row: DecisionRow): SealedDecision {
  return openJson<SealedDecision>(key, decisionAddress(row), row.sealed);
}

/** Seals what an entry of a history says beside its codes. */
export function sealStatus(
  key: DossierKey,
  history: History,
  row: Pick<StatusRow, 'id' | 'dossier'>,
  content: SealedStatus,
): Uint8Array {
  return sealJson(key, statusAddress(history, row), content);
}

/** Opens it. */
export function openStatus(key: DossierKey, history: History, row: StatusRow): SealedStatus {
  return openJson<SealedStatus>(key, statusAddress(history, row), row.sealed);
}
