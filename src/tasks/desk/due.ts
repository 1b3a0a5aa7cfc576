import { fromZoned, zonedTime } from '#kernel/format.ts';

/** The moments people promise most, and one of their own. */
const dueChoices = ['half_hour', 'hour', 'tonight', 'tomorrow', 'own', 'none'] as const;
export type DueChoice = (typeof dueChoices)[number];
/** By when, as it is being chosen; `own` is a wall time as a field writes it: `2026-11-24T09:00`. */
export type DueDraft = { choice: DueChoice | null; own: string };

const minuteMs = 60_000;
const evening = 20;
const morning = 9;

/** What is offered now: "tonight at 20.00" goes once that is past, and only a new promise may be without a time. */
export function choicesAt(now: Date, zone: string, withNone: boolean): DueChoice[] {
  return dueChoices.filter((choice) => {
    if (choice === 'tonight') return atHour(now, zone, 0, evening) > now;
    return choice !== 'none' || withNone;
  });
}

/** The moment a choice means at `now`, on the wall clock of `zone`: null for "without a time", undefined while it is not whole. */
export function dueOf({ choice, own }: DueDraft, now: Date, zone: string): Date | null | undefined {
  switch (choice) {
    case 'half_hour':
      return new Date(now.getTime() + 30 * minuteMs);
    case 'hour':
      return new Date(now.getTime() + 60 * minuteMs);
    case 'tonight':
      return atHour(now, zone, 0, evening);
    case 'tomorrow':
      return atHour(now, zone, 1, morning);
    case 'own':
      return fromWall(own, zone);
    case 'none':
      return null;
    case null:
      return undefined;
  }
}

/** A wall time as a field for date and time writes it: `2026-11-24T09:00`. */
export function wallOf(at: Date, zone: string): string {
  const { year, month, day, hour, minute } = zonedTime(at, zone);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}

function atHour(now: Date, zone: string, days: number, hour: number): Date {
  const { year, month, day } = zonedTime(now, zone);
  return fromZoned({ year, month, day: day + days, hour }, zone);
}

/** The moment a wall time of `zone` means; undefined while it is not whole. */
export function fromWall(text: string, zone: string): Date | undefined {
  const [, year, month, day, hour, minute] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(text) ?? [];
  if (!year) return undefined;
  return fromZoned(
    { year: Number(year), month: Number(month), day: Number(day), hour: Number(hour), minute: Number(minute) },
    zone,
  );
}
