import type { Tx } from '#kernel/db.ts';
import { heldAmong } from '#rights/index.ts';
import { today } from '../open-contact.ts';
import { endingRows } from '../store.ts';
import type { EndingAnswer } from './answers.ts';
import { daysAfter, NOTICE_DAYS } from './rule.ts';

const SHOWN = 200;

/** Of the contacts the asking person reads, those that may be erased within fourteen days and that nothing keeps. */
export async function readEnding(tx: Tx): Promise<EndingAnswer> {
  const { day } = await today(tx);
  const rows = await endingRows(tx, daysAfter(day, NOTICE_DAYS), SHOWN + 1);
  const held = await heldAmong(
    tx,
    rows.map(({ id }) => id),
  );
  // The preview learns of a hold some seconds later.
  const contacts = rows.filter(({ id }) => !held.has(id));
  return { contacts: contacts.slice(0, SHOWN), more: contacts.length > SHOWN };
}
