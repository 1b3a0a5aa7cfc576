import { fromZoned, zonedTime } from '#kernel/format.ts';

export const channels = ['telephone', 'sms', 'email', 'messenger', 'visit'] as const;
/** How a person is reached; `messenger` is Viber, WhatsApp and the like on her telephone. */
export type Channel = (typeof channels)[number];

/** Hours of some weekdays (1 Monday to 7), minutes of the organisation's day, `from` before `to`. */
export type HourSpan = { days: number[]; from: number; to: number };

/** What a person said about one channel. No hours: at any time. */
export type SafeRule = {
  allowed: boolean;
  hours: HourSpan[];
  checkWord: string;
  whoMayAnswer: string;
  /** What may be left as message; empty: nothing. */
  message: string;
  note: string;
  confirmedAt: string | null;
  confirmedBy: 'person' | 'colleague' | null;
};
export type SafeContact = Partial<Record<Channel, SafeRule>>;

export type VerdictWhy =
  | 'inside'
  | 'no_rule'
  | 'not_allowed'
  | 'not_confirmed'
  | 'confirmation_expired'
  | 'outside_hours';
/** Whether a person may be reached now; `next`: when her hours begin again, null where waiting does not help. */
export type Verdict = { allowed: boolean; why: VerdictWhy; next: Date | null };

/** A confirmation holds so many days (domain.md 7.4): lives change faster than files. */
const CONFIRMED_FOR_DAYS = 30;

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Hours of one weekday may fall into the hour that spring leaves out: then they come in the week after. */
const DAYS_AHEAD = 15;
/** How far a browser's clock may be ahead of ours. */
const WRONG_CLOCK = HOUR;

/** Whether a rule was confirmed, and that not longer ago than it holds. A day to come confirms nothing. */
export function isConfirmed(rule: Pick<SafeRule, 'confirmedAt'>, now: Date): boolean {
  if (rule.confirmedAt === null) return false;
  const age = now.getTime() - new Date(rule.confirmedAt).getTime();
  return age <= CONFIRMED_FOR_DAYS * DAY && age > -WRONG_CLOCK;
}

/**
 * Whether a person may be reached over this channel now, by what she said: without a rule, without a confirmation of
 * the last 30 days, or outside her hours the answer is no. Hours are those on the wall of `zone`; the hour that comes
 * twice in autumn counts both times, the one left out in spring never comes.
 */
export function mayContact(safe: SafeContact, channel: Channel, now: Date, zone: string): Verdict {
  const rule = safe[channel];
  if (!rule) return no('no_rule');
  if (!rule.allowed) return no('not_allowed');
  if (!isConfirmed(rule, now)) return no(rule.confirmedAt === null ? 'not_confirmed' : 'confirmation_expired');
  if (rule.hours.length === 0 || isInside(rule.hours, now, zone)) return { allowed: true, why: 'inside', next: null };
  return { allowed: false, why: 'outside_hours', next: nextStart(rule.hours, now, zone) };
}

function no(why: VerdictWhy): Verdict {
  return { allowed: false, why, next: null };
}

function isInside(hours: HourSpan[], at: Date, zone: string): boolean {
  const { weekday, hour, minute } = zonedTime(at, zone);
  const time = hour * 60 + minute;
  return hours.some((span) => span.days.includes(weekday) && time >= span.from && time < span.to);
}

/** The first moment after `now` at which her hours begin; null where none of them ever come. */
function nextStart(hours: HourSpan[], now: Date, zone: string): Date | null {
  const today = zonedTime(now, zone);
  const days = Array.from({ length: DAYS_AHEAD }, (_, ahead) => ({ ...today, day: today.day + ahead }));
  const starts = days.flatMap((day) => startsOn(day, hours, zone));
  const coming = starts.filter((start) => start > now.getTime() && isInside(hours, new Date(start), zone));
  return coming.length > 0 ? new Date(Math.min(...coming)) : null;
}

type Day = { year: number; month: number; day: number };

/** Moments of a day at which hours may begin; whether they are of that weekday is asked afterwards. */
function startsOn({ year, month, day }: Day, hours: HourSpan[], zone: string): number[] {
  const moment = (entered: { day: number; minute: number }) => fromZoned({ year, month, ...entered }, zone).getTime();
  const [begins, ends] = [moment({ day, minute: 0 }), moment({ day: day + 1, minute: 0 })];
  const starts = hours.map(({ from }) => moment({ day, minute: from }));
  const shift = ends - begins - DAY;
  if (shift === 0) return starts;
  // The clock changes: hours may begin twice, or at the jump, and clocks jump at a quarter of an hour.
  const quarters = Array.from({ length: DAY / QUARTER }, (_, count) => begins + count * QUARTER);
  return [...starts, ...starts.map((start) => start + shift), ...quarters];
}
