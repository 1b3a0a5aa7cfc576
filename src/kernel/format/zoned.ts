const day = 86_400_000;

/** A moment as a clock and a calendar on the wall of `zone` show it; month 1-12, weekday 1 (Monday) to 7. */
export type Zoned = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  weekday: number;
};

/** What somebody enters: a day, and a time that is midnight unless given. */
export type Entered = Pick<Zoned, 'year' | 'month' | 'day'> & Partial<Pick<Zoned, 'hour' | 'minute' | 'second'>>;

/** Reads a moment on the wall clock of `zone` (an IANA name). An unknown zone throws RangeError. */
export function zonedTime(date: Date, zone: string): Zoned {
  const wall = new Date(wallTime(date.getTime(), zone));
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
    weekday: wall.getUTCDay() || 7,
  };
}

/**
 * The moment when the wall clock of `zone` shows these. Where the clock goes back, an hour comes twice: the first
 * is meant. Where it goes forward, a time does not exist: the same time later is meant (2.30 becomes 3.30).
 * Fields may run over, as in day 32: that is how "a month later" or "seven days on" is said.
 */
export function fromZoned(entered: Entered, zone: string): Date {
  const { year, month, day: date, hour = 0, minute = 0, second = 0 } = entered;
  const wanted = Date.UTC(year, month - 1, date, hour, minute, second);
  // No zone changes its clock twice within two days, so the right offset is the one of the day before or after.
  const guesses = [wanted - day, wanted + day].map((near) => wanted - (wallTime(near, zone) - near));
  const right = guesses.filter((guess) => wallTime(guess, zone) === wanted);
  return new Date(right.length > 0 ? Math.min(...right) : Math.max(...guesses));
}

/** How many midnights of `zone` lie between two moments: 0 the same day, 1 tomorrow, negative when `b` is earlier. */
export function daysBetween(a: Date, b: Date, zone: string): number {
  return wallDay(b, zone) - wallDay(a, zone);
}

/** The ISO 8601 week of a moment in `zone`: `2026-W48`. Week 1 holds the year's first Thursday. */
export function isoWeek(date: Date, zone: string): string {
  const today = wallDay(date, zone);
  const thursday = today - zonedTime(date, zone).weekday + 4;
  const year = new Date(thursday * day).getUTCFullYear();
  const week = Math.floor((thursday - Date.UTC(year, 0, 1) / day) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

function wallDay(date: Date, zone: string): number {
  return Math.floor(wallTime(date.getTime(), zone) / day);
}

/** What the wall clock shows, as if it were UTC: milliseconds that can be compared and counted. */
function wallTime(moment: number, zone: string): number {
  const parts = new Map(
    wallClock(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const field = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const date = Date.UTC(
    field('year'),
    field('month') - 1,
    field('day'),
    field('hour'),
    field('minute'),
    field('second'),
  );
  return date + (((moment % 1000) + 1000) % 1000);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function wallClock(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const numeric = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  } as const;
  const fresh = new Intl.DateTimeFormat('en-US', { ...numeric, hourCycle: 'h23', calendar: 'gregory', timeZone: zone });
  clocks.set(zone, fresh);
  return fresh;
}
