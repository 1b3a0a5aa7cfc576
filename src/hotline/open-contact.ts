import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { zonedTime } from '#kernel/format.ts';
import { tell } from '#kernel/outbox.ts';
import type { Call } from '#kernel/route.ts';
import {
  holdWhileLocked,
  isAccount,
  openRecord,
  organisationZone,
  standingOf,
  type StaffActor,
  type Standing,
} from '#staff/index.ts';
import type { DossierKey, FirstGrant } from '#vault/index.ts';
import type { z } from 'zod';
import { refuseFuture } from './contact.ts';
import { dutyEnd } from './duty-grant.ts';
import { sealEntry } from './read-contact.ts';
import type { EnteredLater, openContactSchema } from './shared.ts';
import { countContacts, findLine, insertContact, insertEntry, setColumn } from './store.ts';

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
): Promise<Opened> {
  const standing = await standingOf(tx, actor, input.line);
  if (input.later) await checkLater(tx, input.later);
  const practice = input.practice ? new Date(now().getTime() + PRACTICE_MS) : null;
  if (standing.duty === null && !(await findLine(tx, input.line))) throw refuse('no-such-line', 400);
  const others = practice ? practiceReaders(standing) : lineReaders(standing);
  if (standing.left !== null && !practice && (await countContacts(tx)) >= standing.left)
    throw refuse('quorum-first', 409, { most: standing.left });
  const key = await openRecord(tx, 'contact', [{ principal: actor.id, why: 'writer' }, ...others], {
    ...{ practice, leads: standing.leads },
  });
  await holdWhileLocked(tx, actor, call, key);
  call.touch(key.dossier);
  await tell(tx, 'contact.opened', key.dossier, { line: input.line });
  return { id: key.dossier, number: await writeContact(tx, actor, key, { input, zone: zoneOf(standing) }) };
}

/** A contact that was opened; its number is there when the transaction is over, or when somebody asks before that. */
export type Opened = { id: string; number(): Promise<string> };

type Writing = { input: z.infer<typeof openContactSchema>; zone: string };

async function writeContact(
  tx: Tx,
  actor: StaffActor,
  key: DossierKey,
  { input: { later, practice, ...how }, zone }: Writing,
): Promise<() => Promise<string>> {
  const { year, day: written, hour } = dayIn(zone, now());
  const day = later ? dayIn(zone, new Date(later.happened)).day : written;
  const numbered = await insertContact(tx, {
    ...{ ...how, id: key.dossier, year, practice: practice !== null, day, hour: later ? null : hour },
    ...{ recorded_by: actor.id, entered_later: later !== null, practice_call: practice?.call ?? null },
  });
  if (later) await writeWhen(tx, actor, key, later);
  return async () => (await numbered()).number;
}

function lineReaders({ duty }: Standing): FirstGrant[] {
  if (duty === null) throw refuse('no-duty-team', 409);
  return [{ principal: duty, why: 'duty', until: dutyEnd({ closed: false, promised: false }, now()) }];
}

function practiceReaders({ leads }: Standing): FirstGrant[] {
  if (leads === null) throw refuse('not-set-up', 503);
  return [{ principal: leads, why: 'practice' }];
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
export async function today(tx: Tx): Promise<Day> {
  return dayIn(await organisationZone(tx), now());
}

type Day = { day: string; year: number; hour: number };

function dayIn(zone: string, at: Date): Day {
  const time = zonedTime(at, zone);
  const two = (n: number) => String(n).padStart(2, '0');
  return { day: `${time.year}-${two(time.month)}-${two(time.day)}`, year: time.year, hour: time.hour };
}

function zoneOf({ zone }: Standing): string {
  if (zone === null) throw refuse('not-set-up', 503);
  return zone;
}
