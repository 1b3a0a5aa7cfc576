import type { HourSpan } from '../../../shared.ts';
import { clockTime } from '../clock-time.ts';

/** Hours as they are typed. */
export type HourRow = { key: string; days: string[]; from: string; to: string };

/** Spans as rows to write in. */
export function rowsOf(spans: readonly HourSpan[]): HourRow[] {
  return spans.map((span, at) => ({
    key: String(at),
    days: span.days.map(String),
    from: clockTime(span.from),
    to: clockTime(span.to),
  }));
}

/** Rows as spans; null where one has no day, is no time, or ends before it begins. */
export function hoursOf(rows: readonly HourRow[]): HourSpan[] | null {
  const spans = rows.flatMap(({ days, from, to }): HourSpan[] => {
    const [begins, ends] = [minutesOf(from), minutesOf(to)];
    if (begins === null || ends === null || begins >= ends || days.length === 0) return [];
    return [{ days: days.map(Number).toSorted((one, other) => one - other), from: begins, to: ends }];
  });
  return spans.length === rows.length ? spans : null;
}

/** Minutes of the day in what somebody typed: `8`, `8.30`, `8:30`, `24`; null for what is no time. */
export function minutesOf(typed: string): number | null {
  const found = /^(\d{1,2})(?:[.:,](\d{2}))?$/.exec(typed.trim());
  if (!found) return null;
  const minutes = Number(found[1]) * 60 + Number(found[2] ?? 0);
  return Number(found[2] ?? 0) < 60 && minutes <= 1440 ? minutes : null;
}
