import type { Tx } from '#kernel/db.ts';
import type { StaffActor } from '#staff/index.ts';
import { childrenOf, openKeys } from '#vault/index.ts';

/** A person's record and all that are said to be the same person, as far as the actor reads them; it itself first. */
export async function sameRecords(tx: Tx, actor: StaffActor, person: string): Promise<string[]> {
  const known = new Set([person]);
  // What is added while it is walked through is walked through too.
  for (const id of known) {
    const links = await childrenOf(tx, id, 'same');
    const keys = await openKeys(
      tx,
      actor.keys,
      links.map(({ child }) => child),
    );
    for (const child of keys.keys()) known.add(child);
  }
  return [...known];
}
