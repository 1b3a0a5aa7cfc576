import { now } from '#kernel/clock.ts';

/** For how long a record is shared: a span from now, until a day, or until it is taken away. */
export const spans = ['day', 'week', 'date', 'always'] as const;
export type Span = (typeof spans)[number];

const DAY_MS = 86_400_000;
const days: Partial<Record<Span, number>> = { day: 1, week: 7 };

/**
 * When sharing ends, as ISO text; null without an end.
 * @param day the chosen day, `2026-12-01`: until its end, as this computer's clock has it.
 */
export function untilOf(span: Span, day: string): string | null {
  if (span === 'always') return null;
  if (span === 'date') return new Date(`${day}T23:59:59`).toISOString();
  return new Date(now().getTime() + (days[span] ?? 1) * DAY_MS).toISOString();
}

/** Whether a day can be an end: it is one, and it is not over. */
export function isComing(day: string): boolean {
  const end = new Date(`${day}T23:59:59`);
  return !Number.isNaN(end.getTime()) && end > now();
}
