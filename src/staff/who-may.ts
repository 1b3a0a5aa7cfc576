import type { Tx } from '#kernel/db.ts';
import { roleMatrix } from './roles.ts';
import { rolesHeld } from './store.ts';

/** Who of those who work here has a role with this verb. */
export async function whoMay(tx: Tx, verb: string): Promise<Set<string>> {
  const matrix = roleMatrix();
  const held = await rolesHeld(tx);
  return new Set(held.filter(({ role }) => matrix.get(role)?.has(verb)).map(({ account }) => account));
}
