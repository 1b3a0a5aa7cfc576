import { brokenErasure, erasuresAfter, type Keyring } from '#vault/index.ts';
import { howFarBehind } from './backup/erase-again.ts';
import type { Pools } from './database.ts';

/**
 * What was found of the register of erasures. `changed`: the entry `at` was changed, or one before it is missing; `cut`:
 * so many are cut off its end, by what a checkpoint knows; `behind`: the files beside keys and archive name more than the
 * database does, whose next start erases that again.
 */
export type RegisterVerdict = { entries: number; broken: { why: 'changed' | 'cut' | 'behind'; at: number } | null };

/** Proves the register from its first entry to its last, and holds it against the files in these folders. */
export async function verifyRegister(pools: Pools, folders: string[], keyring: Keyring): Promise<RegisterVerdict> {
  const own = await erasuresAfter(pools.worker, 0);
  const changed = brokenErasure(keyring, own);
  const { behind, cut } = await howFarBehind(pools, folders, keyring);
  const entries = own.length;
  if (changed !== null) return { entries, broken: { why: 'changed', at: changed } };
  if (cut > 0) return { entries, broken: { why: 'cut', at: cut } };
  return { entries, broken: behind ? { why: 'behind', at: entries } : null };
}
