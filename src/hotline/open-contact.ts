import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { zonedTime } from '#kernel/format.ts';
import { tell } from '#kernel/outbox.ts';
import type { Call } from '#kernel/route.ts';
import {
  contactsLeftBeforeQuorum,
  dutyTeam,
  holdWhileLocked,
  openRecord,
  organisationZone,
  type StaffActor,
} from '#staff/index.ts';
import type { z } from 'zod';
import type { openContactSchema } from './shared.ts';
import { countContacts, findLine, insertContact, nextNumber } from './store.ts';

/**
 * Opens a contact: sealed from the first second to its writer and the duty team of its line, with nothing asked.
 * Works from a locked screen too, because it needs no private key. Refuses `sheet-first` before the writer's recovery
 * sheet is checked, and `quorum-first` after twenty contacts while shares are unconfirmed.
 */
export async function openContact(
  tx: Tx,
  actor: StaffActor,
  input: z.infer<typeof openContactSchema>,
  call: Call,
): Promise<{ id: string; number: string }> {
  const line = await findLine(tx, input.line);
  if (!line) throw refuse('no-such-line', 400);
  const left = await contactsLeftBeforeQuorum(tx, actor);
  if (left !== null && (await countContacts(tx)) >= left) throw refuse('quorum-first', 409, { most: left });
  const key = await openRecord(tx, 'contact', [
    { principal: actor.id, why: 'writer' },
    { principal: await dutyTeam(tx, line.id), why: 'duty' },
  ]);
  const { day, year } = await today(tx);
  const number = await nextNumber(tx, year);
  await insertContact(tx, { ...input, id: key.dossier, number, day, recorded_by: actor.id });
  await holdWhileLocked(tx, actor, call, key);
  call.touch(key.dossier);
  await tell(tx, 'contact.opened', key.dossier, { line: line.id });
  return { id: key.dossier, number };
}

/** The organisation's day. */
export async function today(tx: Tx): Promise<{ day: string; year: number }> {
  const time = zonedTime(now(), await organisationZone(tx));
  const two = (n: number) => String(n).padStart(2, '0');
  return { day: `${time.year}-${two(time.month)}-${two(time.day)}`, year: time.year };
}
