import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import type { Call } from '#kernel/route.ts';
import { canOpen } from '#vault/index.ts';
import type { FoundCase } from './shared.ts';
import { caseByNumber } from './store.ts';

/** A case by its human number: its id, and whether the asker may open it. That a number exists is no secret. */
export async function findByNumber(tx: Tx, number: string, call: Call): Promise<FoundCase> {
  const id = await caseByNumber(tx, number.toUpperCase());
  if (!id) throw notFound();
  call.touch(id);
  return { id, readable: await canOpen(tx, id) };
}
