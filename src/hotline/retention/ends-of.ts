import type { Tx } from '#kernel/db.ts';
import { listedLine } from '../store.ts';
import { mayGo } from './rule.ts';

/** When a contact may be erased and why it stays nevertheless; null where its time does not end within thirty days. */
export async function endsOf(tx: Tx, contact: string): Promise<{ goes: string; held: string | null } | null> {
  const line = await listedLine(tx, contact);
  return line ? { goes: mayGo(line), held: line.held } : null;
}
