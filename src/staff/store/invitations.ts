import { first, rows, run, sql, type Tx } from '#kernel/db.ts';

export type InvitationRow = {
  id: string;
  dossier: string;
  sealed: Uint8Array;
  for_code: Uint8Array;
  roles: string[];
  lines: string[];
  by: string;
  at: Date;
  until: Date;
};
/** One as the list shows it: once its time is over it opens nothing, and only the list still says whom it invited. */
export type ListedInvitation = InvitationRow & { over: boolean };

/** Keeps an invitation; its code only as a keyed hash. */
export async function insertInvitation(
  tx: Tx,
  row: Omit<InvitationRow, 'at'> & { codeHash: Uint8Array; addressHash: Uint8Array },
): Promise<void> {
  await run(
    tx,
    sql`insert into staff.invitations (id, code_hash, address_hash, dossier, sealed, for_code, roles, lines, by, until)
      values (${row.id}, ${row.codeHash}, ${row.addressHash}, ${row.dossier}, ${row.sealed}, ${row.for_code},
        ${row.roles}::text[], ${row.lines}::uuid[], ${row.by}, ${row.until})`,
  );
}

/** An invitation that is still good. */
export async function findInvitation(tx: Tx, codeHash: Uint8Array): Promise<InvitationRow | undefined> {
  return first(
    tx,
    sql<InvitationRow>`select id, dossier, sealed, for_code, roles, lines, by, at, until from staff.invitations
      where code_hash = ${codeHash} and used_by is null and until > now()`,
  );
}

/** Invitations nobody has used yet, those whose time is over among them, oldest first. */
export async function unusedInvitations(tx: Tx): Promise<ListedInvitation[]> {
  return rows(
    tx,
    sql<ListedInvitation>`select id, dossier, sealed, for_code, roles, lines, by, at, until, until <= now() as over
      from staff.invitations where used_by is null order by at`,
  );
}

/** Whose time is over opens nothing any more, not even the invited name; two weeks later it is gone. */
export async function endExpiredInvitations(tx: Tx): Promise<void> {
  await run(
    tx,
    sql`update staff.invitations set for_code = '', address_hash = ''
      where used_by is null and until <= now() and for_code <> ''`,
  );
  await run(tx, sql`delete from staff.invitations where used_by is null and until <= now() - interval '14 days'`);
}

/** Deletes an invitation nobody has used; false when there is none, or somebody was quicker. */
export async function deleteInvitation(tx: Tx, id: string): Promise<boolean> {
  return (await run(tx, sql`delete from staff.invitations where id = ${id} and used_by is null`)) === 1;
}

/** Who used an invitation; undefined where nobody did. */
export async function findWhoUsed(tx: Tx, id: string): Promise<string | undefined> {
  const found = await first(
    tx,
    sql<{ used_by: string | null }>`select used_by from staff.invitations where id = ${id}`,
  );
  return found?.used_by ?? undefined;
}

/** Uses an invitation up, so that its row no longer says whom it invited; false when somebody else was quicker. */
export async function useInvitation(tx: Tx, id: string, by: string): Promise<boolean> {
  const used = await run(
    tx,
    sql`update staff.invitations set used_by = ${by}, sealed = '', for_code = '', address_hash = ''
      where id = ${id} and used_by is null`,
  );
  return used === 1;
}
