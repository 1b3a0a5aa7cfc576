import { alertDays } from './shared.ts';

const DAY = 86_400_000;

/**
 * The last day of a time of so many days. The day it starts is not counted, the next one is the first: 1 March and 90
 * days end on 30 May (domain.md 11.4). Days are `2026-03-01`.
 */
export function endOf(starts: string, days: number): string {
  return new Date(Date.parse(starts) + days * DAY).toISOString().slice(0, 10);
}

/** Days from `today` until the last day: 0 on it, negative after it. */
export function daysLeft(ends: string, today: string): number {
  return Math.round((Date.parse(ends) - Date.parse(today)) / DAY);
}

/** Which notice is due with so many days left: the nearest of 10, 5 and 1 that has been reached, or none yet. */
export function noticeAt(left: number): (typeof alertDays)[number] | null {
  return alertDays.findLast((before) => left <= before) ?? null;
}
