import { first, one, rows, run, sql, type Tx } from '#kernel/db.ts';

export type PrincipalKind = 'staff' | 'team' | 'recovery' | 'visitor';
export type PublicKeyRow = { principal: string; version: number; public_key: Uint8Array; mac: Uint8Array };
export type OpenerKind = 'passphrase' | 'sheet' | 'receipt' | 'passkey';
export type OpenerRow = {
  kind: OpenerKind;
  /** Which of several of a kind: a passkey's credential. */
  slot?: Uint8Array;
  version: number;
  salt: Uint8Array;
  cost: Record<string, number>;
  sealed: Uint8Array;
};

const NO_SLOT = new Uint8Array();

/** A principal and the first version of its public key. */
export async function insertPrincipal(tx: Tx, id: string, kind: PrincipalKind): Promise<void> {
  await run(tx, sql`insert into vault.principals (id, kind) values (${id}, ${kind})`);
}

/** A version of a principal’s public key, with its MAC. */
export async function insertPublicKey(tx: Tx, row: PublicKeyRow): Promise<void> {
  await run(
    tx,
    sql`insert into vault.principal_keys (principal, version, public_key, mac)
        values (${row.principal}, ${row.version}, ${row.public_key}, ${row.mac})`,
  );
}

/** The version a principal's next key gets, counted from 1. */
export async function nextKeyVersion(tx: Tx, principal: string): Promise<number> {
  const { next } = await one(
    tx,
    sql<{ next: number }>`select coalesce(max(version), 0) + 1 as next from vault.principal_keys
      where principal = ${principal}`,
  );
  return next;
}

/** The newest public key of each of these principals. */
export async function newestPublicKeys(tx: Tx, principals: string[]): Promise<PublicKeyRow[]> {
  return rows(
    tx,
    sql<PublicKeyRow>`select distinct on (principal) principal, version, public_key, mac
      from vault.principal_keys where principal = any(${principals}::uuid[]) order by principal, version desc`,
  );
}

/** The same, and of the recovery principal, whatever was asked for. */
export async function publicKeysAtBirth(
  tx: Tx,
  principals: string[],
): Promise<(PublicKeyRow & { recovery: boolean })[]> {
  return rows(
    tx,
    sql<PublicKeyRow & { recovery: boolean }>`select k.principal, k.version, k.public_key, k.mac, p.recovery
      from (select unnest(${principals}::uuid[]) as id, false as recovery
        union all select id, true from vault.principals where kind = 'recovery') p
      cross join lateral (select * from vault.principal_keys k where k.principal = p.id order by k.version desc limit 1) k`,
  );
}

/** Sets what opens a principal's private half, replacing an earlier opener of the same kind. */
export async function putOpener(tx: Tx, principal: string, row: OpenerRow): Promise<void> {
  await run(
    tx,
    sql`insert into vault.openers (principal, kind, slot, version, salt, cost, sealed)
      values (${principal}, ${row.kind}, ${row.slot ?? NO_SLOT}, ${row.version}, ${row.salt}, ${JSON.stringify(row.cost)}, ${row.sealed})
      on conflict (principal, kind, slot) do update set version = excluded.version, salt = excluded.salt,
        cost = excluded.cost, sealed = excluded.sealed`,
  );
}

/** What opens a principal’s private half, by kind. */
export async function findOpener(tx: Tx, principal: string, kind: OpenerKind): Promise<OpenerRow | undefined> {
  return first(
    tx,
    sql<OpenerRow>`select kind, version, salt, cost, sealed from vault.openers
      where principal = ${principal} and kind = ${kind}`,
  );
}

/** The same, held until the transaction ends: whoever would change it meanwhile waits. */
export async function holdOpener(tx: Tx, principal: string, kind: OpenerKind): Promise<OpenerRow | undefined> {
  return first(
    tx,
    sql<OpenerRow>`select kind, version, salt, cost, sealed from vault.openers
      where principal = ${principal} and kind = ${kind} for update`,
  );
}

/** Whether a key can be given to this principal: it exists, and has not left. */
export async function canReceive(tx: Tx, principal: string): Promise<boolean> {
  return (await one(tx, sql<{ may: boolean }>`select vault.can_receive(${principal}) as may`)).may;
}
