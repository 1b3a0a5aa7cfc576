import { ahead, run, sql, type Tx } from '#kernel/db.ts';

/** The key of what was searched for, sealed to a team; `about`: the record for which it was asked. */
export type TermKey = { id: string; wrapped: Uint8Array; about: string | null };

/** Keeps the key of words that stand sealed in a line of this transaction. */
export async function insertTermKey(tx: Tx, { id, wrapped, about }: TermKey): Promise<void> {
  await ahead(tx, sql`insert into audit.term_keys (id, wrapped, about) values (${id}, ${wrapped}, ${about})`);
}

/** Forgets what was searched for two years ago: the lines stay. Runs as worker. */
export async function forgetOldTerms(tx: Tx): Promise<void> {
  await run(tx, sql`select audit.forget_terms()`);
}
