import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { organisationZone, type StaffActor } from '#staff/index.ts';
import { openCardOf } from './card.ts';
import { mayContact, type Channel } from './safe-contact.ts';

/**
 * When a person may be reached next over a channel, by her rule. Refuses `safe-now` where that is already so, and
 * `no-safe-time` where waiting does not help (no rule, not confirmed, not that way); 404 without her card.
 */
export async function nextSafeTime(
  tx: Tx,
  actor: StaffActor,
  { id, channel }: { id: string; channel: Channel },
): Promise<Date> {
  const { safe } = await openCardOf(tx, actor, id);
  const { allowed, next } = mayContact(safe, channel, now(), await organisationZone(tx));
  if (allowed) throw refuse('safe-now', 409);
  if (!next) throw refuse('no-safe-time', 409);
  return next;
}
