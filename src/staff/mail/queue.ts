import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { queueMails } from '../store.ts';
import { mailOffered } from './offer.ts';

/** Whom a mail is for: single colleagues, everybody with a role, everybody in a team; never whoever caused it. */
export type MailTo = { accounts: string[]; roles: string[]; team: string | null; not: string | null };

/**
 * Puts a neutral mail on its way to those who wish to be told: one for this step of this thing, however often asked.
 * It says only that something waits; what, the desk says.
 */
export async function mailAbout(tx: Tx, about: string, step: number, to: MailTo): Promise<void> {
  if (mailOffered()) await queueMails(tx, { about, step, ...to, at: now() });
}
