import { fromZoned } from '#kernel/format.ts';

/**
 * The last second of a day on the wall clock of `zone`, the organisation's, wherever the asking browser is.
 * @param day `2026-12-01`; NaN as a moment where it is no day.
 */
export function endOfDay(day: string, zone: string): Date {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  const entered = { year: Number(year), month: Number(month), day: Number(date) };
  if (!year) return new Date(Number.NaN);
  return fromZoned({ ...entered, hour: 23, minute: 59, second: 59 }, zone);
}
