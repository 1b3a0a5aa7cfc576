import { first, rows, run, sql, type Tx } from '#kernel/db.ts';

export type SecondFactor = { sealed: Uint8Array; confirmed: boolean; last_step: number };

/** Sets a new one-time-code secret; it counts once a first code was used. */
export async function putSecondFactor(tx: Tx, account: string, sealed: Uint8Array): Promise<void> {
  await run(
    tx,
    sql`insert into staff.second_factors (account, sealed) values (${account}, ${sealed})
      on conflict (account) do update set sealed = excluded.sealed, confirmed_at = null, last_step = 0`,
  );
}

/** A person’s sealed second factor. */
export async function findSecondFactor(tx: Tx, account: string): Promise<SecondFactor | undefined> {
  return first(
    tx,
    sql<SecondFactor>`select sealed, confirmed_at is not null as confirmed, last_step
      from staff.second_factors where account = ${account}`,
  );
}

/** Uses up a code's time step: false when that step, or a later one, was used already. */
export async function useStep(tx: Tx, account: string, step: number): Promise<boolean> {
  const used = await run(
    tx,
    sql`update staff.second_factors set last_step = ${step}, confirmed_at = coalesce(confirmed_at, now())
      where account = ${account} and last_step < ${step}`,
  );
  return used === 1;
}

/** Notes that a passphrase was set with the sheet, and no code has been used since. */
export async function insertSheetReset(tx: Tx, account: string): Promise<void> {
  await run(tx, sql`insert into staff.sheet_resets (account) values (${account}) on conflict do nothing`);
}

/** A code was used: whoever set the passphrase has the telephone too. */
export async function deleteSheetReset(tx: Tx, account: string): Promise<void> {
  await run(tx, sql`delete from staff.sheet_resets where account = ${account}`);
}

/** Whether a passphrase was set with the sheet and no code has been used since. */
export async function hasSheetReset(tx: Tx, account: string): Promise<boolean> {
  return (await first(tx, sql`select 1 from staff.sheet_resets where account = ${account}`)) !== undefined;
}

export type SheetKind = 'own' | 'share';

/** Keeps a printed page, sealed under its owner’s key, until it has been checked. */
export async function putUncheckedSheet(
  tx: Tx,
  owner: string,
  kind: SheetKind,
  number: number,
  sealed: Uint8Array,
): Promise<void> {
  await run(
    tx,
    sql`insert into staff.unchecked_sheets (owner, kind, number, sealed) values (${owner}, ${kind}, ${number}, ${sealed})
      on conflict (owner, kind, number) do update set sealed = excluded.sealed`,
  );
}

/** A page that waits to be checked. */
export async function findUncheckedSheet(
  tx: Tx,
  owner: string,
  kind: SheetKind,
  number: number,
): Promise<Uint8Array | undefined> {
  const found = await first(
    tx,
    sql<{ sealed: Uint8Array }>`select sealed from staff.unchecked_sheets
      where owner = ${owner} and kind = ${kind} and number = ${number}`,
  );
  return found?.sealed;
}

/** From here on the page exists on paper only. */
export async function deleteUncheckedSheet(tx: Tx, owner: string, kind: SheetKind, number: number): Promise<void> {
  await run(
    tx,
    sql`delete from staff.unchecked_sheets where owner = ${owner} and kind = ${kind} and number = ${number}`,
  );
}

/** Remembers that a person’s sheet was checked. */
export async function insertCheckedSheet(tx: Tx, owner: string): Promise<void> {
  await run(tx, sql`insert into staff.checked_sheets (owner) values (${owner}) on conflict do nothing`);
}

/** A person with a new key needs a new sheet. */
export async function deleteCheckedSheet(tx: Tx, owner: string): Promise<void> {
  await run(tx, sql`delete from staff.checked_sheets where owner = ${owner}`);
}

/** Whose own recovery sheet has been checked on paper. */
export async function ownersWithCheckedSheet(tx: Tx): Promise<string[]> {
  return (await rows(tx, sql<{ owner: string }>`select owner from staff.checked_sheets`)).map((row) => row.owner);
}
