import { first, one, rows, rowsLater, run, sql, type Tx } from '#kernel/db.ts';

export type MessageRow = { id: string; contact: string; number: number; by: string; sealed: Uint8Array };
export type MessageFileRow = {
  id: string;
  message: string;
  contact: string;
  clean: string;
  original: string;
  sealed: Uint8Array;
};

/** Notes whose contact it is: the actor, who is here with her words. */
export async function insertVisitor(tx: Tx, contact: string, visitor: string): Promise<void> {
  await run(tx, sql`insert into hotline.visitors (contact, visitor) values (${contact}, ${visitor})`);
}

/** Who wrote a contact, and the day she took it back; undefined where nobody wrote it or the actor may not open it. */
export async function findVisitor(
  tx: Tx,
  contact: string,
): Promise<{ visitor: string; withdrawn: string | null } | undefined> {
  return first(
    tx,
    sql<{ visitor: string; withdrawn: string | null }>`select visitor, withdrawn from hotline.visitors
      where contact = ${contact}`,
  );
}

/** Those of these contacts that were taken back by whoever wrote them; asked for with the next statement. */
export async function withdrawnLater(tx: Tx, contacts: string[]): Promise<() => Promise<Set<string>>> {
  const found = await rowsLater(
    tx,
    sql<{ contact: string }>`select contact from hotline.visitors
      where contact = any(${contacts}::uuid[]) and withdrawn is not null`,
  );
  return async () => new Set((await found()).map(({ contact }) => contact));
}

/** Those of these contacts whose risk nobody but whoever wrote them has set. */
export async function riskOnlySaid(tx: Tx, contacts: string[]): Promise<string[]> {
  const found = await rows(
    tx,
    sql<{ contact: string }>`select v.contact from hotline.visitors v where v.contact = any(${contacts}::uuid[])
      and not exists (select from hotline.entries e where e.contact = v.contact and e.field = 'risk' and e.by <> v.visitor)`,
  );
  return found.map(({ contact }) => contact);
}

/** The contact of the visitor who acts; null of everybody else, and after she took it back. */
export async function myContact(tx: Tx): Promise<string | null> {
  return (await one(tx, sql<{ contact: string | null }>`select hotline.my_contact() as contact`)).contact;
}

/** Holds what somebody wrote against being taken back until the commit; false where it was, or nobody wrote it. */
export async function holdMessages(tx: Tx, contact: string): Promise<boolean> {
  return (await one(tx, sql<{ held: boolean }>`select hotline.hold_messages(${contact}) as held`)).held;
}

/** Of its own, so that what waits for this waits for nothing else. */
const THREADS_LOCK = 7251127;

/**
 * Holds what is written in these contacts until the commit: what somebody writes and what closes a contact wait for each
 * other. All of them at once and in one order, so that two who hold several do not wait for each other for ever.
 */
export async function holdThreads(tx: Tx, contacts: string[]): Promise<void> {
  await run(
    tx,
    sql`select pg_advisory_xact_lock(${THREADS_LOCK}, k.key)
      from (select distinct hashtext(c) as key from unnest(${contacts}::text[]) c order by key) k`,
  );
}

/** How many messages whoever wrote these contacts has written in each; none where she took them back. */
export async function hersIn(tx: Tx, contacts: string[]): Promise<Map<string, number>> {
  const counted = await rows(
    tx,
    sql<{ contact: string; n: number }>`select m.contact, count(*)::int as n from hotline.messages m
      join hotline.visitors v on v.contact = m.contact and v.visitor = m.by and v.withdrawn is null
      where m.contact = any(${contacts}::uuid[]) group by m.contact`,
  );
  return new Map(counted.map(({ contact, n }) => [contact, n]));
}

/** The place of a contact's last message, 0 where there is none. */
export async function lastMessage(tx: Tx, contact: string): Promise<number> {
  const found = await one(
    tx,
    sql<{ last: number }>`select coalesce(max(number), 0) as last from hotline.messages where contact = ${contact}`,
  );
  return found.last;
}

/** Adds a message at its place; false where another has taken it. */
export async function insertMessage(tx: Tx, row: MessageRow): Promise<boolean> {
  const added = await run(
    tx,
    sql`insert into hotline.messages (id, contact, number, by, sealed)
      values (${row.id}, ${row.contact}, ${row.number}, ${row.by}, ${row.sealed}) on conflict do nothing`,
  );
  return added === 1;
}

/** What was written in a contact, in order. */
export async function messagesOf(tx: Tx, contact: string): Promise<MessageRow[]> {
  return rows(
    tx,
    sql<MessageRow>`select id, contact, number, by, sealed from hotline.messages where contact = ${contact}
      order by number`,
  );
}

/** Notes a file that came with a message; its bytes are in the vault twice, cleaned and as they came. */
export async function insertMessageFile(tx: Tx, row: MessageFileRow): Promise<void> {
  await run(
    tx,
    sql`insert into hotline.message_files (id, message, contact, clean, original, sealed)
      values (${row.id}, ${row.message}, ${row.contact}, ${row.clean}, ${row.original}, ${row.sealed})`,
  );
}

/** The files that came with a contact's messages. */
export async function messageFilesOf(tx: Tx, contact: string): Promise<MessageFileRow[]> {
  return rows(
    tx,
    sql<MessageFileRow>`select id, message, contact, clean, original, sealed from hotline.message_files
      where contact = ${contact} order by id`,
  );
}

/** Takes back everything the visitor who acts wrote and was answered; false where nothing is hers. */
export async function withdrawMessages(tx: Tx, day: string): Promise<boolean> {
  return (await one(tx, sql<{ done: boolean }>`select hotline.withdraw_messages(${day}) as done`)).done;
}

/** Keeps the actor's own draft of an answer. */
export async function putMessageDraft(
  tx: Tx,
  row: { contact: string; by: string; sealed: Uint8Array },
): Promise<boolean> {
  const { fresh } = await one(
    tx,
    sql<{ fresh: boolean }>`insert into hotline.message_drafts (contact, by, sealed)
      values (${row.contact}, ${row.by}, ${row.sealed})
      on conflict (contact, by) do update set sealed = excluded.sealed returning (xmax = 0) as fresh`,
  );
  return fresh;
}

/** The actor's own draft of an answer. */
export async function findMessageDraft(tx: Tx, contact: string): Promise<Uint8Array | undefined> {
  const found = await first(
    tx,
    sql<{ sealed: Uint8Array }>`select sealed from hotline.message_drafts where contact = ${contact}
      and by = vault.actor()`,
  );
  return found?.sealed;
}

/** Lets the actor's own draft go. */
export async function deleteMessageDraft(tx: Tx, contact: string): Promise<void> {
  await run(tx, sql`delete from hotline.message_drafts where contact = ${contact} and by = vault.actor()`);
}
