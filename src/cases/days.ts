import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { zonedTime } from '#kernel/format.ts';
import { organisationZone } from '#staff/index.ts';

/** The organisation's day of a moment, `2026-11-23`, and its year. */
export async function dayOf(tx: Tx, at = now()): Promise<{ day: string; year: number }> {
  const { year, month, day } = zonedTime(at, await organisationZone(tx));
  return { day: [year, ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-'), year };
}
