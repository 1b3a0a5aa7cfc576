import { first, rows, run, sql, type Pool, type Tx } from '#kernel/db.ts';

export type Stage = 'code' | 'open' | 'locked';
export type SessionRow = {
  id: Uint8Array;
  account: string;
  stage: Stage;
  sealed_key: Uint8Array | null;
  key_version: number;
  until: Date;
  /** Within the last ten minutes she proved that it is she. */
  proved: boolean;
  /** Nobody noted for a minute or more that it is used. */
  unseen: boolean;
  roles: string[];
};

/** Makes a session row: what opens it, the cookie's secret, is not in it. */
export async function insertSession(
  tx: Tx,
  row: Omit<SessionRow, 'roles' | 'proved' | 'unseen'> & { place: Uint8Array },
): Promise<void> {
  await run(
    tx,
    sql`insert into staff.sessions (id, account, stage, sealed_key, key_version, until, place)
      values (${row.id}, ${row.account}, ${row.stage}, ${row.sealed_key}, ${row.key_version}, ${row.until}, ${row.place})`,
  );
}

/** A session that still runs, with the roles its person holds now; ends at once when she leaves. */
export async function findSession(tx: Tx | Pool, id: Uint8Array): Promise<SessionRow | undefined> {
  return first(
    tx,
    sql<SessionRow>`select s.id, s.account, s.stage, s.sealed_key, s.key_version, s.until,
        s.proved > now() - interval '10 minutes' as proved,
        s.seen < now() - interval '1 minute' as unseen,
        array(select role from staff.roles_held r where r.account = s.account) as roles
      from staff.sessions s where s.id = ${id} and s.until > now()
        and not exists (select from staff.departures d where d.account = s.account)`,
  );
}

/** Whether a session still runs; held until the transaction ends: whoever would end it meanwhile waits. */
export async function holdSession(tx: Tx, id: Uint8Array): Promise<boolean> {
  const held = await first(tx, sql`select 1 from staff.sessions where id = ${id} and until > now() for no key update`);
  return held !== undefined;
}

/** Ids of the sessions whose key is open now, on any node. */
export async function openSessions(tx: Tx): Promise<Uint8Array[]> {
  const found = await rows(
    tx,
    sql<{ id: Uint8Array }>`select s.id from staff.sessions s where s.stage = 'open' and s.until > now()
      and not exists (select from staff.departures d where d.account = s.account)`,
  );
  return found.map((row) => row.id);
}

export type OwnSessionRow = { id: Uint8Array; stage: Stage; since: Date; until: Date; place: Uint8Array | null };

/** The sessions of one person that still run, the newest first; those that wait for a code are none yet. */
export async function sessionsOf(tx: Tx, account: string): Promise<OwnSessionRow[]> {
  return rows(
    tx,
    sql<OwnSessionRow>`select id, stage, since, until, place from staff.sessions
      where account = ${account} and stage <> 'code' and until > now() order by since desc`,
  );
}

/** Ends one session of a person; false when there is none such. */
export async function deleteSessionOf(tx: Tx, account: string, id: Uint8Array): Promise<boolean> {
  return (await run(tx, sql`delete from staff.sessions where id = ${id} and account = ${account}`)) === 1;
}

/** Ends every session of a person but this one; says how many. */
export async function deleteOtherSessions(tx: Tx, account: string, but: Uint8Array): Promise<number> {
  return run(tx, sql`delete from staff.sessions where account = ${account} and id <> ${but}`);
}

/** Locks or opens a session: locked means its key is gone. */
export async function changeStage(tx: Tx, id: Uint8Array, stage: Stage, sealedKey: Uint8Array | null): Promise<void> {
  await run(
    tx,
    sql`update staff.sessions set stage = ${stage}, sealed_key = ${sealedKey}, seen = now() where id = ${id}`,
  );
}

/** Notes that whoever has this session has just proved that it is she. */
export async function noteProved(tx: Tx, id: Uint8Array): Promise<void> {
  await run(tx, sql`update staff.sessions set proved = now() where id = ${id}`);
}

/** Notes that a session is used; its screen, as long as it is open, asks at least every twenty seconds. */
export async function noteSeen(tx: Tx | Pool, id: Uint8Array): Promise<void> {
  await run(tx, sql`update staff.sessions set seen = now() where id = ${id}`);
}

/** Locks the sessions that nobody has used for half an hour: the key in them goes, as at every lock. */
export async function lockIdleSessions(tx: Tx): Promise<void> {
  await run(
    tx,
    sql`update staff.sessions set stage = 'locked', sealed_key = null
      where stage = 'open' and seen < now() - interval '30 minutes'`,
  );
}

/** Ends one session. */
export async function deleteSession(tx: Tx, id: Uint8Array): Promise<void> {
  await run(tx, sql`delete from staff.sessions where id = ${id}`);
}

/** Removes sessions whose time is over, and the sealed keys in them. */
export async function deleteExpiredSessions(tx: Tx): Promise<void> {
  await run(tx, sql`delete from staff.sessions where until <= now()`);
}

/** Ends every session of an account, on all nodes at once: there is nothing else to tell them. Says how many. */
export async function deleteSessionsOf(tx: Tx, account: string): Promise<number> {
  return run(tx, sql`delete from staff.sessions where account = ${account}`);
}

/** Keeps one dossier’s key for a locked screen, sealed under its cookie. */
export async function insertSessionDossier(
  tx: Tx,
  session: Uint8Array,
  dossier: string,
  sealed: Uint8Array,
): Promise<void> {
  await run(
    tx,
    sql`insert into staff.session_dossiers (session, dossier, sealed_key) values (${session}, ${dossier}, ${sealed})`,
  );
}

/** The single keys a locked screen still holds. */
export async function sessionDossiers(
  tx: Tx,
  session: Uint8Array,
): Promise<{ dossier: string; sealed_key: Uint8Array }[]> {
  return rows(
    tx,
    sql<{
      dossier: string;
      sealed_key: Uint8Array;
    }>`select dossier, sealed_key from staff.session_dossiers where session = ${session}`,
  );
}

/** Forgets the single keys once the screen is open again. */
export async function clearSessionDossiers(tx: Tx, session: Uint8Array): Promise<void> {
  await run(tx, sql`delete from staff.session_dossiers where session = ${session}`);
}

/** Whether this device has signed this person in before. */
export async function isKnownDevice(tx: Tx, hash: Uint8Array, account: string): Promise<boolean> {
  const found = await first(tx, sql`select 1 from staff.devices where hash = ${hash} and account = ${account}`);
  return found !== undefined;
}

/** Remembers a device. */
export async function insertDevice(tx: Tx, hash: Uint8Array, account: string): Promise<void> {
  await run(tx, sql`insert into staff.devices (hash, account) values (${hash}, ${account}) on conflict do nothing`);
}
