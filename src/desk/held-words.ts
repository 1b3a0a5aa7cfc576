import { formatDate, formatTime } from '#kernel/format.ts';
import type { Locale } from '#kernel/words.ts';

/**
 * What a date field holds (`2026-12-03`, or `2026-12-03T21:14`), in words: `četvrtak, 3. 12. 2026.`, `četvrtak,
 * 3. 12. 2026. 21.14`; undefined for nothing. It is wall time as it stands in the field: no zone moves it.
 */
export function heldWords(value: string | null, locale: Locale): string | undefined {
  const [, day, clock] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?/.exec(value ?? '') ?? [];
  if (!day) return undefined;
  const at = new Date(`${day}T${clock ?? '12:00'}:00Z`);
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(at);
  return `${weekday}, ${formatDate(at, locale, 'UTC')}${clock ? ` ${formatTime(at, 'UTC')}` : ''}`;
}
