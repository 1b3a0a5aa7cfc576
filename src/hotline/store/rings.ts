import { first, one, rows, run, sql, type Tx } from '#kernel/db.ts';
import type { KeepReason } from '../ring/answers.ts';

export type TelephoneRow = { id: string; line: string; day: string; by: string; last_post: Date | null };

/** A ring as its teams see it. `sealed` is null once the number stands in a contact. */
export type RingRecord = {
  id: string;
  line: string;
  rang: Date;
  answered: Date | null;
  ended: Date | null;
  sealed: Uint8Array | null;
  contact: string | null;
  taken_by: string | null;
  kept_by: string | null;
  kept_until: Date | null;
  kept_reason: KeepReason | null;
  written_by: string | null;
  written_at: Date | null;
};

const columns = sql`r.id, r.line, r.rang, r.answered, r.ended, r.sealed, t.contact, t.by as taken_by, k.by as kept_by,
  k.until as kept_until, k.reason as kept_reason, w.by as written_by, w.at as written_at from hotline.rings r
  left join hotline.ring_takes t on t.ring = r.id left join hotline.ring_keeps k on k.ring = r.id
  left join hotline.ring_written w on w.ring = r.id`;

/** Telephone systems that may announce calls. */
export async function allTelephones(tx: Tx): Promise<TelephoneRow[]> {
  return rows(tx, sql<TelephoneRow>`select id, line, day, by, last_post from hotline.telephones order by day, id`);
}

/** Adds a telephone system. */
export async function insertTelephone(tx: Tx, row: Omit<TelephoneRow, 'last_post'>): Promise<void> {
  await run(
    tx,
    sql`insert into hotline.telephones (id, line, day, by) values (${row.id}, ${row.line}, ${row.day}, ${row.by})`,
  );
}

/** Ends a telephone system; from now on its posts are nobody's. */
export async function deleteTelephone(tx: Tx, id: string): Promise<boolean> {
  return (await run(tx, sql`delete from hotline.telephones where id = ${id}`)) === 1;
}

/** The line a telephone announces; asked by its posts, behind which there is nobody signed in. */
export async function lineOfTelephone(tx: Tx, id: string): Promise<string | null> {
  return (await one(tx, sql<{ line: string | null }>`select hotline.line_of_telephone(${id}) as line`)).line;
}

/** Remembers a post until it is too old; false when it was heard before. */
export async function hearPost(
  tx: Tx,
  post: { telephone: string; mark: Uint8Array; until: Date; at: Date },
): Promise<boolean> {
  const { telephone, mark, until, at } = post;
  const { fresh } = await one(
    tx,
    sql<{ fresh: boolean }>`select hotline.hear_post(${telephone}, ${mark}, ${until}, ${at}) as fresh`,
  );
  return fresh;
}

export type Announced = {
  ring: string;
  telephone: string;
  teams: string[];
  call: Uint8Array;
  event: 'ringing' | 'answered' | 'ended';
  at: Date;
  sealed: Uint8Array;
};

/** Writes what a telephone says of one call. */
export async function announceCall(tx: Tx, said: Announced): Promise<void> {
  const { ring, telephone, teams, call, event, at, sealed } = said;
  await run(
    tx,
    sql`select hotline.announce_call(${ring}, ${telephone}, ${teams}::uuid[], ${call}, ${event}, ${at}, ${sealed})`,
  );
}

/** Calls nobody has opened a contact for, of the actor's teams, newest first. */
export async function untakenRings(tx: Tx): Promise<RingRecord[]> {
  return rows(tx, sql<RingRecord>`select ${columns} where t.ring is null order by r.rang desc limit 200`);
}

/** Who took the calls that rang since then, of the actor's teams. */
export async function takenSince(tx: Tx, since: Date): Promise<{ id: string; by: string }[]> {
  return rows(
    tx,
    sql<{ id: string; by: string }>`select t.ring as id, t.by from hotline.ring_takes t
      join hotline.rings r on r.id = t.ring where r.rang > ${since} order by r.rang desc`,
  );
}

/** One ring of the actor's teams. */
export async function findRing(tx: Tx, id: string): Promise<RingRecord | undefined> {
  return first(tx, sql<RingRecord>`select ${columns} where r.id = ${id}`);
}

/** One ring, held until this transaction ends: taking, keeping and deleting one wait for each other. */
export async function holdRing(tx: Tx, id: string): Promise<RingRecord | undefined> {
  await run(tx, sql`select 1 from hotline.rings where id = ${id} for update`);
  return findRing(tx, id);
}

/** The rings taken into a contact whose number waits to be put there. */
export async function unwrittenRings(tx: Tx, contact: string): Promise<RingRecord[]> {
  return rows(
    tx,
    sql<RingRecord>`select ${columns} where t.contact = ${contact} and r.sealed is not null order by r.rang`,
  );
}

/** Contacts somebody took whose number waits to be put there: she took them on a locked screen. */
export async function unwrittenOf(tx: Tx, by: string): Promise<string[]> {
  const found = await rows(
    tx,
    sql<{ contact: string }>`select distinct t.contact from hotline.ring_takes t join hotline.rings r on r.id = t.ring
      where t.by = ${by} and r.sealed is not null and vault.can_open(t.contact)`,
  );
  return found.map((row) => row.contact);
}

/** Notes who opened a contact for a ring that is held. */
export async function insertTake(tx: Tx, ring: string, contact: string, by: string): Promise<void> {
  await run(tx, sql`insert into hotline.ring_takes (ring, contact, by) values (${ring}, ${contact}, ${by})`);
}

/** The number stands in the contact now, so the ring need not hold it. */
export async function forgetRingNumber(tx: Tx, ring: string): Promise<void> {
  await run(tx, sql`update hotline.rings set sealed = null where id = ${ring}`);
}

/** Keeps a number beyond its day, or for another time than before. */
export async function putKeep(
  tx: Tx,
  row: { ring: string; by: string; until: Date; reason: KeepReason },
): Promise<void> {
  await run(
    tx,
    sql`insert into hotline.ring_keeps (ring, by, until, reason)
      values (${row.ring}, ${row.by}, ${row.until}, ${row.reason})
      on conflict (ring) do update set by = excluded.by, until = excluded.until, reason = excluded.reason`,
  );
}

/**
 * Notes on these rings that their number stands in a contact since; one somebody takes, keeps or deletes at this moment
 * is passed over, so that nobody waits for another. Says which were noted.
 */
export async function insertWritten(tx: Tx, rings: string[], { by, at }: { by: string; at: Date }): Promise<string[]> {
  if (rings.length === 0) return [];
  const noted = await rows(
    tx,
    sql<{ ring: string }>`insert into hotline.ring_written (ring, by, at)
      select r.id, ${by}, ${at} from hotline.rings r where r.id = any(${rings}::uuid[]) for key share skip locked
      on conflict do nothing returning ring`,
  );
  return noted.map(({ ring }) => ring);
}

/** Keeps a number no longer. */
export async function deleteKeep(tx: Tx, ring: string): Promise<boolean> {
  return (await run(tx, sql`delete from hotline.ring_keeps where ring = ${ring}`)) === 1;
}

/** Lets a ring go, its number with it. */
export async function deleteRing(tx: Tx, ring: string): Promise<void> {
  await run(tx, sql`delete from hotline.rings where id = ${ring}`);
}

/** Deletes posts that would be too old anyway, and rings from before `rangBefore` that nobody keeps. Runs as worker. */
export async function deleteOldRings(tx: Tx, at: Date, rangBefore: Date): Promise<string[]> {
  await run(tx, sql`delete from hotline.telephone_posts where until < ${at}`);
  const gone = await rows(
    tx,
    sql<{ line: string }>`delete from hotline.rings r where r.rang < ${rangBefore}
      and not exists (select from hotline.ring_keeps k where k.ring = r.id and k.until > ${at}) returning r.line`,
  );
  return gone.map((row) => row.line);
}

/** Lines on which a call nobody answered or ended began between these moments. Runs as worker. */
export async function linesRungBetween(tx: Tx, from: Date, to: Date): Promise<string[]> {
  const found = await rows(
    tx,
    sql<{ line: string }>`select distinct line from hotline.rings
      where rang > ${from} and rang <= ${to} and answered is null and ended is null`,
  );
  return found.map((row) => row.line);
}

export type BrokenRow = { contact: string; number: string; sealed: Uint8Array | null };

/** Those of these contacts that were closed as broken, since a day, and that the actor may open. */
export async function brokenAmong(tx: Tx, contacts: string[], sinceDay: string): Promise<BrokenRow[]> {
  return rows(
    tx,
    sql<BrokenRow>`select k.contact, c.number, k.sealed from hotline.closures k join hotline.contacts c on c.id = k.contact
      where k.contact = any(${contacts}::uuid[]) and k.outcome = 'broken' and k.day >= ${sinceDay}
        and vault.practice_until(k.contact) is null`,
  );
}
