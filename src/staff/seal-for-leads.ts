import { keepTermKey } from '#audit/index.ts';
import type { Tx } from '#kernel/db.ts';
import { sealApart } from '#vault/index.ts';
import { teamOf } from './teams.ts';

/**
 * Words for a line of the audit that the leads alone read (VAULT 5.1), under a key of their own, so that they can be
 * forgotten while the line stays. `about`: the record for which they were said; they go with it.
 */
export async function sealForLeads(tx: Tx, label: string, words: unknown, about: string | null): Promise<Uint8Array> {
  const { id, sealed, wrapped } = await sealApart(tx, await teamOf(tx, 'leads'), label, words);
  await keepTermKey(tx, { id, wrapped, about });
  return sealed;
}
