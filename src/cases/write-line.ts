import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import type { StaffActor } from '#staff/index.ts';
import { openJson, sealJson, type DossierKey } from '#vault/index.ts';
import { dayOf } from './days.ts';
import type { TimelineLine } from './shared.ts';
import { insertLine, type LineRow } from './store.ts';

/** What is sealed of a line: when it happened to the second, and what it names. */
type Sealed = Pick<TimelineLine, 'at' | 'said'>;
/** A line to be written; `at` is now unless it happened earlier. */
export type NewLine = { kind: string; ref: string; said?: Record<string, string>; at?: Date };

const address = (dossier: string, record: string) => ({ dossier, kind: 'case', field: 'line', record }) as const;

/** Writes a line into the timeline of a case: its kind and day in clear, the rest sealed. */
export async function writeLine(tx: Tx, actor: StaffActor, key: DossierKey, line: NewLine): Promise<void> {
  const at = line.at ?? now();
  const row = { id: newId(), dossier: key.dossier, kind: line.kind, ref: line.ref, by: actor.id };
  const content: Sealed = { at: at.toISOString(), said: line.said ?? {} };
  const { day } = await dayOf(tx, at);
  await insertLine(tx, { ...row, day, sealed: sealJson(key, address(row.dossier, row.id), content) });
}

/** Opens a line. */
export function openLine(key: DossierKey, row: LineRow): TimelineLine {
  const { id, kind, ref, by } = row;
  return { id, kind, ref, by, ...openJson<Sealed>(key, address(row.dossier, id), row.sealed) };
}
