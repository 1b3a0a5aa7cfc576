import type { Tx } from '#kernel/db.ts';
import type { Danger } from './shared.ts';
import { openCriticalAmong, riskOnlySaid, unheardDangers } from './store.ts';

/** Contacts in danger now, and of those whose alert nobody has answered, since when it waits. */
export type Dangers = {
  of: Map<string, Danger>;
  unheard: { contact: string; raised: Date }[];
  /** Of which so far only whoever wrote to us says so. */
  onlySaid: Set<string>;
};

/**
 * What stands before everything else that waits: of these contacts the open ones at critical risk, and every contact
 * whose alert of danger nobody has answered, closed or not.
 */
export async function dangersNow(tx: Tx, contacts: string[]): Promise<Dangers> {
  const unheard = await unheardDangers(tx);
  const open = await openCriticalAmong(tx, contacts);
  const of = new Map<string, Danger>(open.map((id) => [id, 'open']));
  for (const { contact } of unheard) of.set(contact, 'unanswered');
  const onlySaid = new Set(await riskOnlySaid(tx, open));
  for (const { contact } of unheard) onlySaid.delete(contact);
  return { of, unheard, onlySaid };
}
