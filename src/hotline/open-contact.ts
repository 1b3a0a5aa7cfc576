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
  isAccount,
  openRecord,
  organisationZone,
  teamOf,
  type StaffActor,
} from '#staff/index.ts';
import type { DossierKey, FirstGrant } from '#vault/index.ts';
import type { z } from 'zod';
import { refuseFuture } from './contact.ts';
import { dutyEnd } from './duty-grant.ts';
import { sealEntry } from './read-contact.ts';
import type { EnteredLater, openContactSchema } from './shared.ts';
import { countContacts, findLine, insertContact, insertEntry, nextNumber, setColumn } from './store.ts';

/** How long practice is there; the database keeps it no longer (`vault.open_dossier`). */
const PRACTICE_MS = 7 * 24 * 3_600_000;

/**
 * Opens a contact: sealed from the first second to its writer and the duty team of its line, with nothing asked.
 * Works from a locked screen too, because it needs no private key. For practice it is sealed to its writer and the leads,
 * counts nowhere and goes after a week. Refuses `sheet-first` before the writer's recovery
 * sheet is checked, `quorum-first` after twenty contacts opened at work while shares are unconfirmed, and of one entered afterwards
 * `not-yet` and `no-such-colleague`.
 */
export async function openContact(
  tx: Tx,
  actor: StaffActor,
  input: z.infer<typeof openContactSchema>,
  call: Call,
): Promise<{ id: string; number: string }> {
  const line = await findLine(tx, input.line);
  if (!line) throw refuse('no-such-line', 400);
  if (input.later) await checkLater(tx, input.later);
  const left = await contactsLeftBeforeQuorum(tx, actor);
  const practice = input.practice ? new Date(now().getTime() + PRACTICE_MS) : null;
  if (left !== null && !practice && (await countContacts(tx)) >= left)
    throw refuse('quorum-first', 409, { most: left });
  const others = practice ? await practiceReaders(tx) : await lineReaders(tx, line.id);
  const key = await openRecord(tx, 'contact', [{ principal: actor.id, why: 'writer' }, ...others], practice);
  await holdWhileLocked(tx, actor, call, key);
  call.touch(key.dossier);
  await tell(tx, 'contact.opened', key.dossier, { line: line.id });
  const { later, practice: practised, ...how } = input;
  const { year, day: written, hour } = await today(tx);
  const day = later ? (await dayOf(tx, new Date(later.happened))).day : written;
  const entered_later = later !== null;
  // The year's counter is locked from here to the commit, so it comes last: others open contacts at this moment too.
  const number = await nextNumber(tx, year, practice !== null);
  const row = { ...how, id: key.dossier, number, day, recorded_by: actor.id, entered_later };
  await insertContact(tx, { ...row, hour: later ? null : hour, practice_call: practised?.call ?? null });
  if (later) await writeWhen(tx, actor, key, later);
  return { id: key.dossier, number };
}

async function lineReaders(tx: Tx, line: string): Promise<FirstGrant[]> {
  const until = dutyEnd({ closed: false, promised: false }, now());
  return [{ principal: await dutyTeam(tx, line), why: 'duty', until }];
}

async function practiceReaders(tx: Tx): Promise<FirstGrant[]> {
  return [{ principal: await teamOf(tx, 'leads'), why: 'practice' }];
}

/** When it happened must have come, and who spoke must work here or have worked here. */
async function checkLater(tx: Tx, { happened, handledBy }: EnteredLater): Promise<void> {
  refuseFuture(happened, 'began');
  if (!(await isAccount(tx, handledBy))) throw refuse('no-such-colleague', 400, { field: 'handled_by' });
}

// The row has the day; the hour is sealed, as every exact time is (DESIGN 1).
async function writeWhen(tx: Tx, actor: StaffActor, key: DossierKey, later: EnteredLater): Promise<void> {
  const at = now().toISOString();
  const write = (field: string, value: string) => {
    const row = { contact: key.dossier, field, version: 1, by: actor.id };
    return insertEntry(tx, { ...row, sealed: sealEntry(key, row, { value, at }) });
  };
  await write('began', new Date(later.happened).toISOString());
  await write('handled_by', later.handledBy);
  await setColumn(tx, key.dossier, 'handled_by', later.handledBy);
}

/** The organisation's day and hour. */
export function today(tx: Tx): Promise<Day> {
  return dayOf(tx, now());
}

type Day = { day: string; year: number; hour: number };

async function dayOf(tx: Tx, at: Date): Promise<Day> {
  const time = zonedTime(at, await organisationZone(tx));
  const two = (n: number) => String(n).padStart(2, '0');
  return { day: `${time.year}-${two(time.month)}-${two(time.day)}`, year: time.year, hour: time.hour };
}
