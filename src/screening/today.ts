import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { zonedTime } from '#kernel/format.ts';
import { organisationZone } from '#staff/index.ts';

/** The organisation's calendar day, `2026-11-23`. */
export async function today(tx: Tx): Promise<string> {
  const { year, month, day } = zonedTime(now(), await organisationZone(tx));
  return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
}

/** Refuses `day-not-yet` for a day that has not come. */
export async function refuseFutureDay(tx: Tx, day: string): Promise<void> {
  if (day > (await today(tx))) throw refuse('day-not-yet');
}
