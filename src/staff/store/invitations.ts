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

/** Invitations nobody has used yet, oldest first. */
export async function openInvitations(tx: Tx): Promise<InvitationRow[]> {
  return rows(
    tx,
    sql<InvitationRow>`select id, dossier, sealed, for_code, roles, lines, by, at, until from staff.invitations
      where used_by is null and until > now() order by at`,
  );
}

/** Removes invitations whose time is over. */
export async function deleteExpiredInvitations(tx: Tx): Promise<void> {
  await run(tx, sql`delete from staff.invitations where used_by is null and until <= now()`);
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
