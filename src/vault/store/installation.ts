import { first, one, rows, run, sql, type Tx } from '#kernel/db.ts';

/** The keyring this database belongs to. */
export async function findKeyringId(tx: Tx): Promise<string | undefined> {
  return (await first(tx, sql<{ keyring: string }>`select keyring from vault.installation`))?.keyring;
}

/** Marries this database to a keyring. */
export async function insertKeyringId(tx: Tx, keyring: string): Promise<void> {
  await run(tx, sql`insert into vault.installation (keyring) values (${keyring})`);
}

/** The recovery key every dossier is wrapped to at birth: the newest one, or none before the first run. */
export async function recoveryPrincipals(tx: Tx): Promise<string[]> {
  return (await rows(tx, sql<{ id: string }>`select id from vault.principals where kind = 'recovery'`)).map(
    (row) => row.id,
  );
}

/** Whether the actor of this transaction may open a dossier. */
export async function canOpen(tx: Tx, dossier: string): Promise<boolean> {
  return (await one(tx, sql<{ may: boolean }>`select vault.can_open(${dossier}) as may`)).may;
}
