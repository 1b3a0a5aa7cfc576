import { fromZoned, zonedTime } from '#kernel/format.ts';

/** The days of a month, the last one left out, and its moments in the organisation's zone. */
export type Period = { from: string; to: string; begins: Date; ends: Date };

const two = (n: number) => String(n).padStart(2, '0');

/** The month of `2026-11` in a zone. */
export function periodOf(month: string, zone: string): Period {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const after = monthAfter(month);
  return {
    from: `${month}-01`,
    to: `${after}-01`,
    begins: fromZoned({ year, month: number, day: 1 }, zone),
    ends: fromZoned({ year, month: number + 1, day: 1 }, zone),
  };
}

/** The month a moment lies in. */
export function monthOf(at: Date, zone: string): string {
  const { year, month } = zonedTime(at, zone);
  return `${year}-${two(month)}`;
}

/** How many days of a month its forerunner is what people ask for. */
const FIRST_DAYS = 5;
const DAY_MS = 86_400_000;

/** The month figures open on: in the first five days of a month the one that has just ended, else the current one. */
export function monthToOpen(now: Date, month: (at: Date) => string): string {
  return month(new Date(now.getTime() - FIRST_DAYS * DAY_MS));
}

/** The month before, `2025-12` for `2026-01`. */
export function monthBefore(month: string): string {
  return moved(month, -1);
}

/** The month after. */
export function monthAfter(month: string): string {
  return moved(month, 1);
}

function moved(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const at = year * 12 + number - 1 + by;
  return `${Math.floor(at / 12)}-${two((at % 12) + 1)}`;
}
