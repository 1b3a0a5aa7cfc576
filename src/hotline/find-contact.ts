import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import type { Call } from '#kernel/route.ts';
import { canOpen } from '#vault/index.ts';
import type { FoundContact } from './shared.ts';
import { contactByNumber } from './store.ts';

/**
 * A contact by its human number: its id, and whether the asker may open it. Numbers run on, so that one exists is no
 * secret; nothing else is told.
 */
export async function findByNumber(tx: Tx, number: string, call: Call): Promise<FoundContact> {
  const id = await contactByNumber(tx, number.toUpperCase());
  if (!id) throw notFound();
  call.touch(id);
  return { id, readable: await canOpen(tx, id) };
}
