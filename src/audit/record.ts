import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import type { AuditLine } from './line.ts';
import { insertLine } from './store.ts';

/** Writes a line in the caller's transaction; it commits, or not, with what it tells of. */
export async function recordLine(tx: Tx, line: Omit<AuditLine, 'id' | 'at'>): Promise<void> {
  await insertLine(tx, { ...line, id: newId() });
}
