import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { dutyTeam } from '#staff/index.ts';
import { openOf } from '#tasks/index.ts';
import { grantUntil, limitGrant } from '#vault/index.ts';
import { findContact, type ListedContact } from './store.ts';

const DAY_MS = 24 * 3_600_000;

/** How long the duty team can still open a closed contact after its last promise ended (VAULT 2.3). */
const AFTER_LAST_PROMISE_MS = 7 * DAY_MS;
/** How long it keeps a contact left open without a promise, from the last work on it (decision 0011). */
const LEFT_OPEN_MS = 30 * DAY_MS;
/** A day's work lengthens it once, not every word. */
const LENGTHENED_FROM_MS = 29 * DAY_MS;

/** When a contact leaves its duty team: never while something is promised; else by whether it is closed. */
export function dutyEnd(stands: { closed: boolean; promised: boolean }, at: Date): Date | null {
  if (stands.promised) return null;
  return new Date(at.getTime() + (stands.closed ? AFTER_LAST_PROMISE_MS : LEFT_OPEN_MS));
}

/**
 * Fits the duty team's grant to how a contact stands, when that has changed. The writer's own grant and shared ones
 * stay as they are. A dossier that is no contact is left alone.
 */
export async function holdDutyGrant(tx: Tx, contact: string): Promise<void> {
  const row = await findContact(tx, contact);
  if (!row) return;
  const promised = (await openOf(tx, contact)).length > 0;
  const until = dutyEnd({ closed: row.outcome !== null, promised }, now());
  await limitGrant(tx, contact, await dutyTeam(tx, row.line), until);
}

/**
 * Somebody worked on a contact: one left open stays with its duty team from now on as long again. Of one that was opened
 * within the day nothing has to be asked: it was given for as long then.
 */
export async function keepDutyGrant(
  tx: Tx,
  row: Pick<ListedContact, 'id' | 'line' | 'outcome' | 'opened'>,
): Promise<void> {
  if (row.outcome !== null || row.opened.getTime() > now().getTime() - DAY_MS) return;
  const until = await grantUntil(tx, row.id, await dutyTeam(tx, row.line));
  if (until && until.getTime() < now().getTime() + LENGTHENED_FROM_MS) await holdDutyGrant(tx, row.id);
}
