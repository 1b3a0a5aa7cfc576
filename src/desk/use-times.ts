import { daysBetween, defaultZone, formatDate, formatSeconds, formatTime, zonedTime } from '#kernel/format.ts';
import type { Locale } from '#kernel/words.ts';
import { heldWords } from './held-words.ts';
import { createState, useShared } from './state.ts';
import { useWords } from './words.tsx';

/** The organisation's zone; `main.tsx` sets it from the server. Time is stored in UTC and lived here (DESIGN 7). */
export const zoneState = createState(defaultZone);

type Moment = Date | string;

/** Times and dates as this house writes them, in the organisation's zone. Moments are dates or ISO texts. */
export type Times = {
  /** `21.14` */
  time: (at: Moment) => string;
  /** `21.14.08` */
  exactTime: (at: Moment) => string;
  /** `23. 11. 2026.` */
  date: (at: Moment) => string;
  /** `23. 11.` */
  shortDate: (at: Moment) => string;
  /** `2026-11`: the month it is in the house, for addresses and comparing. */
  month: (at: Moment) => string;
  /**
   * What a date field holds (`2026-12-03`, or with `T21:14`), in words: `četvrtak, 3. 12. 2026. 21.14`; undefined for
   * nothing. Beside such a field, because browsers draw it by their own habit, some with the month first.
   */
  held: (value: string | null) => string | undefined;
  /** `ponedeljak` */
  weekday: (at: Moment) => string;
  /** Midnights between two moments: 0 the same day, 1 tomorrow, -1 yesterday. */
  daysFrom: (from: Date, to: Moment) => number;
};

function shortDate(at: Date, locale: Locale, zone: string): string {
  const { day, month } = zonedTime(at, zone);
  if (locale !== 'en') return `${day}. ${month}.`;
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: zone }).format(at);
}

function monthOf(at: Date, zone: string): string {
  const { year, month } = zonedTime(at, zone);
  return `${year}-${String(month).padStart(2, '0')}`;
}

/** Formatters for the chosen language and the organisation's zone. */
export function useTimes(): Times {
  const zone = useShared(zoneState);
  const { locale } = useWords();
  const as = (at: Moment) => new Date(at);
  return {
    time: (at) => formatTime(as(at), zone),
    exactTime: (at) => formatSeconds(as(at), zone),
    date: (at) => formatDate(as(at), locale, zone),
    shortDate: (at) => shortDate(as(at), locale, zone),
    month: (at) => monthOf(as(at), zone),
    held: (value) => heldWords(value, locale),
    weekday: (at) => new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: zone }).format(as(at)),
    daysFrom: (from, to) => daysBetween(from, as(to), zone),
  };
}
