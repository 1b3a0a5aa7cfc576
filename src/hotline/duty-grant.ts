import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { dutyTeam } from '#staff/index.ts';
import { openOf } from '#tasks/index.ts';
import { limitGrant } from '#vault/index.ts';
import { findContact } from './store.ts';

/** How long the duty team can still open a closed contact after its last promise ended (VAULT 2.3). */
const AFTER_LAST_PROMISE_MS = 7 * 24 * 3_600_000;

/**
 * Fits the duty team's grant to how a contact stands: without end while it is open or anything promised is, else a
 * week. The writer's own grant and shared ones stay as they are. A dossier that is no contact is left alone.
 */
export async function holdDutyGrant(tx: Tx, contact: string): Promise<void> {
  const row = await findContact(tx, contact);
  if (!row) return;
  const done = row.outcome !== null && (await openOf(tx, contact)).length === 0;
  const until = done ? new Date(now().getTime() + AFTER_LAST_PROMISE_MS) : null;
  await limitGrant(tx, contact, await dutyTeam(tx, row.line), until);
}
