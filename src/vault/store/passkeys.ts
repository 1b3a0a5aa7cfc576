import { first, rows, run, sql, type Tx } from '#kernel/db.ts';
import type { OpenerRow } from './principals.ts';

export type PasskeyRow = {
  /** The credential's id, as its device chose it. */
  id: Uint8Array;
  principal: string;
  public_key: Uint8Array;
  counter: number;
  transports: string[];
  synced: boolean;
  sealed_name: Uint8Array;
  made: Date;
  used: Date | null;
};

const COLUMNS = sql`id, principal, public_key, counter, transports, synced, sealed_name, made, used`;

/** Keeps a passkey whose opener is there; false where its id is kept already, whoever's it is. */
export async function insertPasskey(
  tx: Tx,
  principal: string,
  row: Omit<PasskeyRow, 'principal' | 'made' | 'used'>,
): Promise<boolean> {
  const kept = await run(
    tx,
    sql`insert into vault.passkeys (id, principal, public_key, counter, transports, synced, sealed_name)
      values (${row.id}, ${principal}, ${row.public_key}, ${row.counter}, ${row.transports}::text[], ${row.synced}, ${row.sealed_name})
      on conflict (id) do nothing`,
  );
  return kept === 1;
}

/** A passkey by its credential's id. */
export async function findPasskey(tx: Tx, id: Uint8Array): Promise<PasskeyRow | undefined> {
  return first(tx, sql<PasskeyRow>`select ${COLUMNS} from vault.passkeys where id = ${id}`);
}

/** A person's passkeys, the oldest first. */
export async function passkeysOf(tx: Tx, principal: string): Promise<PasskeyRow[]> {
  return rows(
    tx,
    sql<PasskeyRow>`select ${COLUMNS} from vault.passkeys where principal = ${principal} order by made, id`,
  );
}

/** Notes that a passkey has signed, and what its device counted; false where it is gone. */
export async function passkeyUsed(
  tx: Tx,
  id: Uint8Array,
  seen: Pick<PasskeyRow, 'counter' | 'synced'>,
): Promise<boolean> {
  const { counter, synced } = seen;
  const used = await run(
    tx,
    sql`update vault.passkeys set counter = ${counter}, synced = ${synced}, used = now() where id = ${id}`,
  );
  return used === 1;
}

/** What a passkey opens, held until the transaction ends: whoever removes it meanwhile waits, and then finds what came of it. */
export async function holdPasskeyOpener(tx: Tx, principal: string, id: Uint8Array): Promise<OpenerRow | undefined> {
  return first(
    tx,
    sql<OpenerRow>`select kind, slot, version, salt, cost, sealed from vault.openers
      where principal = ${principal} and kind = 'passkey' and slot = ${id} for update`,
  );
}

/** Removes one passkey of a person, or all of them, with what they open; says how many there were. */
export async function deletePasskeys(tx: Tx, principal: string, id: Uint8Array | null): Promise<number> {
  return run(
    tx,
    sql`delete from vault.openers where principal = ${principal} and kind = 'passkey'
      and (${id}::bytea is null or slot = ${id})`,
  );
}

/** Remembers a challenge that was used; false where it was used before. */
export async function insertSpentChallenge(tx: Tx, mark: Uint8Array, until: Date): Promise<boolean> {
  const spent = await run(
    tx,
    sql`insert into vault.spent_challenges (mark, until) values (${mark}, ${until}) on conflict do nothing`,
  );
  return spent === 1;
}

/** Forgets the challenges that count no more anyway. */
export async function forgetSpentChallenges(tx: Tx): Promise<void> {
  await run(tx, sql`delete from vault.spent_challenges where until <= now()`);
}
