import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { zonedTime } from '#kernel/format.ts';
import { organisationZone } from '#staff/index.ts';

/** The organisation's day, `2026-11-23`. */
export async function today(tx: Tx): Promise<string> {
  const { year, month, day } = zonedTime(now(), await organisationZone(tx));
  return [year, ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-');
}
