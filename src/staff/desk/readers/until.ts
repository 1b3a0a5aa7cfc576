import { now } from '#kernel/clock.ts';
import { endOfDay } from '../../end-of-day.ts';

/** For how long a record is shared: a span from now, until a day, or until it is taken away. */
export const spans = ['day', 'week', 'date', 'always'] as const;
export type Span = (typeof spans)[number];

const DAY_MS = 86_400_000;
const days: Partial<Record<Span, number>> = { day: 1, week: 7 };

/**
 * When sharing ends, as ISO text: a moment, or a day until its end by the organisation's clock, which the server has;
 * null without an end.
 * @param day the chosen day, `2026-12-01`.
 */
export function untilOf(span: Span, day: string): string | null {
  if (span === 'always') return null;
  if (span === 'date') return day;
  return new Date(now().getTime() + (days[span] ?? 1) * DAY_MS).toISOString();
}

/** Whether a day can be an end: it is one, and in the organisation's zone it is not over. */
export function isComing(day: string, zone: string): boolean {
  return endOfDay(day, zone) > now();
}
