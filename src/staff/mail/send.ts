import { now } from '#kernel/clock.ts';
import type { Pool, Tx } from '#kernel/db.ts';
import type { Mailer, MailOutcome } from '#kernel/mail.ts';
import { tell } from '#kernel/outbox.ts';
import { openForSending } from '#vault/index.ts';
import type { Preferences } from '../shared.ts';
import {
  deleteMail,
  deleteOldMails,
  giveUpMail,
  giveUpStranded,
  postponeMail,
  takeMail,
  type MailRow,
} from '../store.ts';

/** The two texts a mail has, in somebody's language. */
export type MailWords = (locale: Preferences['locale'], key: 'staff.mail.subject' | 'staff.mail.text') => string;

/** After the first failure half a minute, then a minute, two, four, eight; then it is given up. */
const FIRST_PAUSE_MS = 30_000;
const MOST_TRIES = 6;
/** A mail taken longer ago than this was being sent when the program ended. */
const STRANDED_MS = 5 * 60_000;
/** What could not be sent is shown beside its alert for as long as that is. */
const SHOWN_MS = 24 * 3_600_000;

/**
 * Sends what is due. Each mail is taken in a transaction of its own before it is handed over, so that whatever happens
 * meanwhile nobody gets it twice; it is deleted once it has been sent. Runs as worker, with the sending key alone.
 */
export async function sendMails(worker: Pool, mailer: Mailer, words: MailWords): Promise<void> {
  const within = <T>(work: (tx: Tx) => Promise<T>) => worker.transaction().execute(work);
  await within(async (tx) => {
    for (const row of await giveUpStranded(tx, ago(STRANDED_MS), now())) await tell(tx, 'mail.unsent', row.about);
    await deleteOldMails(tx, ago(SHOWN_MS));
  });
  const next = () => within((tx) => takeMail(tx, now()));
  for (let mail = await next(); mail; mail = await next()) {
    const { id, account, sealed, locale, ...taken } = mail;
    const text = { subject: words(locale, 'staff.mail.subject'), text: words(locale, 'staff.mail.text') };
    const outcome = sealed ? await mailer.send({ id, to: openForSending(account, sealed), ...text }) : 'sent';
    await within((tx) => settle(tx, { id, ...taken }, outcome));
  }
}

const ago = (ms: number) => new Date(now().getTime() - ms);

async function settle(tx: Tx, mail: Pick<MailRow, 'id' | 'about' | 'tries'>, outcome: MailOutcome): Promise<void> {
  if (outcome === 'sent') return deleteMail(tx, mail.id);
  if (outcome === 'refused' && mail.tries < MOST_TRIES) {
    const pause = FIRST_PAUSE_MS * 2 ** (mail.tries - 1);
    return postponeMail(tx, mail.id, new Date(now().getTime() + pause));
  }
  await giveUpMail(tx, mail.id, now());
  await tell(tx, 'mail.unsent', mail.about);
}
