import { zonedTime } from './format/zoned.ts';
import type { Locale } from './words/say.ts';

export { daysBetween, fromZoned, isoWeek, zonedTime } from './format/zoned.ts';
export type { Zoned } from './format/zoned.ts';

/** The zone an organisation lives in unless it says otherwise. */
export const defaultZone = 'Europe/Belgrade';

/** The calendar day as people write it: `23. 11. 2026.` in Serbian, `23 November 2026` in English. */
export function formatDate(date: Date, locale: Locale, zone = defaultZone): string {
  const { year, month, day } = zonedTime(date, zone);
  if (locale !== 'en') return `${day}. ${month}. ${year}.`;
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: zone }).format(date);
}

/** The time of day with a dot in every language, as our words have it: `21.14`, `8.30`. */
export function formatTime(date: Date, zone = defaultZone): string {
  const { hour, minute } = zonedTime(date, zone);
  return `${hour}.${twoDigits(minute)}`;
}

/** The time of day to the second: `21.14.08`. */
export function formatSeconds(date: Date, zone = defaultZone): string {
  return `${formatTime(date, zone)}.${twoDigits(zonedTime(date, zone).second)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
