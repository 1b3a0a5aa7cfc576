import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import { demand } from '#kernel/permissions.ts';
import type { Call } from '#kernel/route.ts';
import { linesAnsweredBy, type StaffActor } from '#staff/index.ts';
import { openKey } from '#vault/index.ts';
import type { z } from 'zod';
import { reopenContact } from '../close-contact.ts';
import { openContact } from '../open-contact.ts';
import { promiseOnContact } from '../promise-on-contact.ts';
import { openContactSchema } from '../shared.ts';
import { forgetRingNumber, holdRing, insertTake, unwrittenRings, type RingRecord } from '../store.ts';
import { FROM_RING, saveContact } from '../save-contact.ts';
import type { RingNumberAnswer, takeRingSchema, TakenRing } from './answers.ts';
import { brokenBefore } from './again.ts';
import { numbersOf } from './number.ts';
import { settleMissed } from './same-number.ts';

/**
 * Opens the contact of a ringing call, or goes on in the one that broke off (`again`). Works from a locked screen too,
 * into a new contact only; the number then waits for the screen to be opened. Refuses `ring-taken` with who has it,
 * `not-on-this-line` outside the line's team, `not-again` where that contact did not break off from this number within
 * the half hour, and what opening a contact refuses. With `callBy` the promise to call back is made in the same act.
 */
export async function takeRing(
  tx: Tx,
  actor: StaffActor,
  input: z.infer<typeof takeRingSchema>,
  call: Call,
): Promise<TakenRing> {
  const ring = await holdRing(tx, input.id);
  if (!ring) throw notFound();
  if (!(await linesAnsweredBy(tx, actor.id)).has(ring.line)) throw refuse('not-on-this-line', 403);
  refuseTaken(ring);
  const contact = input.again ? await goOn(tx, actor, ring, input.again) : await openFor(tx, actor, ring, call);
  await insertTake(tx, ring.id, contact.id, actor.id);
  if (!actor.locked) await writeNumbers(tx, actor, contact.id);
  if (input.callBy) await promiseToCall(tx, actor, contact.id, input.callBy);
  await tell(tx, 'ring.changed', ring.line);
  return contact;
}

async function openFor(tx: Tx, actor: StaffActor, { line }: RingRecord, call: Call): Promise<TakenRing> {
  const { id, number } = await openContact(tx, actor, openContactSchema.parse({ line }), call);
  return { id, number: await number() };
}

/** Together with the contact or not at all: a call-back that nobody wrote down is one nobody makes. */
async function promiseToCall(tx: Tx, actor: StaffActor, id: string, due: string): Promise<void> {
  if (actor.locked) throw refuse('locked', 423);
  demand(actor, 'tasks.promise.make');
  await promiseOnContact(tx, actor, { id, kind: 'call_back', text: '', due });
}

function refuseTaken(ring: RingRecord): void {
  if (!ring.taken_by || !ring.contact) return;
  throw refuse('ring-taken', 409, { by: ring.taken_by, contact: ring.contact });
}

async function goOn(tx: Tx, actor: StaffActor, ring: RingRecord, again: string): Promise<TakenRing> {
  if (actor.locked) throw refuse('locked', 423);
  const number = (await numbersOf(tx, actor, [ring])).get(ring.id) ?? null;
  const broken = await brokenBefore(tx, actor, { number, rang: ring.rang }, [again]);
  if (!broken) throw refuse('not-again', 409);
  await reopenContact(tx, actor, { id: again });
  return { id: broken.id, number: broken.number };
}

/** Puts the number of a ring taken on a locked screen into its contact, now that the screen is open. */
export async function putRingNumber(tx: Tx, actor: StaffActor, contact: string): Promise<RingNumberAnswer> {
  await openKey(tx, actor.keys, contact);
  return { put: await writeNumbers(tx, actor, contact) };
}

/** A number somebody has typed meanwhile stays; the ring's own copy goes either way. */
async function writeNumbers(tx: Tx, actor: StaffActor, contact: string): Promise<boolean> {
  const rings = await unwrittenRings(tx, contact);
  const numbers = await numbersOf(tx, actor, rings);
  for (const [ring, number] of numbers) {
    const change = { field: 'caller_number', basedOn: 0, value: number, heldIn: FROM_RING };
    if (number !== null) await saveContact(tx, actor, { id: contact, changes: [change] });
    await forgetRingNumber(tx, ring);
    if (number !== null) await settleMissed(tx, actor, number);
  }
  return numbers.size > 0;
}
