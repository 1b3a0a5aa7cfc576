import type { Say } from '../words.tsx';

/** A length of time in words: minutes under an hour, hours and minutes under a day, then days. */
export function spanText(minutes: number, t: Say): string {
  if (minutes < 60) return t('desk.span.minutes', { n: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours >= 24) return t('desk.span.days', { n: Math.floor(hours / 24) });
  const rest = minutes % 60;
  return rest === 0 ? t('desk.span.hours', { n: hours }) : t('desk.span.hoursMinutes', { n: hours, rest });
}
