import { first, one, rows, run, sql, type Pool, type Tx } from '#kernel/db.ts';
import type { Preferences } from '../shared.ts';

/** A mail that was taken to be sent; `sealed` is null where she no longer wishes to be told. */
export type MailRow = {
  id: string;
  account: string;
  about: string;
  tries: number;
  sealed: Uint8Array | null;
  locale: Preferences['locale'];
};

/** Where a person wishes to be told, sealed. */
export async function findMailWish(tx: Tx, account: string): Promise<Uint8Array | undefined> {
  const found = await first(
    tx,
    sql<{ sealed: Uint8Array }>`select sealed from staff.mail_wishes where account = ${account}`,
  );
  return found?.sealed;
}

/** Keeps where a person wishes to be told. */
export async function putMailWish(tx: Tx, account: string, sealed: Uint8Array): Promise<void> {
  await run(
    tx,
    sql`insert into staff.mail_wishes (account, sealed) values (${account}, ${sealed})
      on conflict (account) do update set sealed = excluded.sealed, since = now()`,
  );
}

/** She no longer wishes to be told. */
export async function deleteMailWish(tx: Tx, account: string): Promise<void> {
  await run(tx, sql`delete from staff.mail_wishes where account = ${account}`);
}

/** Puts mails on their way to those who wish to be told; each step of a thing once a person. */
export async function queueMails(
  tx: Tx,
  mail: {
    about: string;
    step: number;
    accounts: string[];
    roles: string[];
    team: string | null;
    not: string | null;
    at: Date;
  },
): Promise<void> {
  const { about, step, accounts, roles, team, not, at } = mail;
  await run(
    tx,
    sql`select staff.queue_mail(${about}, ${step}, ${accounts}::uuid[], ${roles}::text[], ${team}::uuid,
      ${not}::uuid, ${at})`,
  );
}

/** Takes the next mail that is due, so that nobody else sends it too. Runs as worker. */
export async function takeMail(tx: Tx, at: Date): Promise<MailRow | undefined> {
  return first(tx, sql<MailRow>`select id, account, about, tries, sealed, locale from staff.take_mail(${at})`);
}

/** Sent: nothing of it stays. */
export async function deleteMail(tx: Tx, id: string): Promise<void> {
  await run(tx, sql`delete from staff.mails where id = ${id}`);
}

/** To be tried again from then on. */
export async function postponeMail(tx: Tx, id: string, due: Date): Promise<void> {
  await run(tx, sql`update staff.mails set taken = null, due = ${due} where id = ${id}`);
}

/** Not to be tried again. */
export async function giveUpMail(tx: Tx, id: string, at: Date): Promise<void> {
  await run(tx, sql`update staff.mails set given_up = ${at} where id = ${id}`);
}

/** Gives up what was being sent when the program ended: whether it went out nobody knows. */
export async function giveUpStranded(tx: Tx, takenBefore: Date, at: Date): Promise<{ about: string }[]> {
  return rows(
    tx,
    sql<{ about: string }>`update staff.mails set given_up = ${at}
      where taken < ${takenBefore} and given_up is null returning about`,
  );
}

/** Removes what was given up before a moment. */
export async function deleteOldMails(tx: Tx, before: Date): Promise<void> {
  await run(tx, sql`delete from staff.mails where given_up < ${before}`);
}

/** What was settled needs no mail any more; one being sent at this moment may still go out, but is not tried again. */
export async function deleteWaitingMails(tx: Tx, about: string): Promise<void> {
  await run(tx, sql`delete from staff.mails where about = ${about} and given_up is null`);
}

/** Mails about these things that could not be sent: which step, to whom. */
export async function unsentMails(
  tx: Tx,
  about: string[],
): Promise<{ about: string; step: number; account: string }[]> {
  return rows(
    tx,
    sql<{ about: string; step: number; account: string }>`select about, step, account from staff.mails
      where about = any(${about}::uuid[]) and given_up is not null order by step`,
  );
}

/** How many mails wait to be handed over; those given up are not among them. */
export async function countMails(worker: Pool): Promise<number> {
  const found = await one(
    worker,
    sql<{ count: number }>`select count(*) as count from staff.mails where given_up is null`,
  );
  return found.count;
}
