/** Kinds of contact the clock tells apart, as in `lists/retention.tsv`. */
export const retentionKinds = ['silent', 'information', 'child', 'grave', 'other'] as const;
export type RetentionKind = (typeof retentionKinds)[number];

/** What the clock knows of a closed contact: codes and days, never a word. What it ever was, it is (`hotline.marks`). */
export type RetentionFacts = {
  day: string;
  closed: string;
  /** The day its codes last changed after it was closed. */
  changed: string | null;
  outcome: string;
  call_type: string | null;
  /** A child, or about one. */
  child: boolean;
  /** A risk above low, a danger, a means of trafficking, or the person herself on the line. */
  grave: boolean;
  /** A name was written down. */
  named: boolean;
  /** A person is linked to it. */
  about: boolean;
  /** Something was told: a line of the talk, a topic, information given. */
  said: boolean;
  /** Something that is no mere question: a place, a message, a file, a check, a consent, a referral. */
  more: boolean;
};

/** What a contact's kind is told by: its codes, without its days. */
type Coded = Omit<RetentionFacts, 'day' | 'closed' | 'changed'>;

const SILENT_OUTCOMES = ['silent', 'wrong_number'];
const SILENT_TYPES = ['silent_or_dropped', 'hoax_or_abuse', 'wrong_number'];
const INFORMATION_TYPES = ['preventive_job_offer_check', 'preventive_information', 'media_or_student_enquiry'];

/**
 * Which kind a contact is of (domain.md 5.5). An empty call is one of which really nothing is written, whatever it was
 * called; an anonymous question one with nothing but what was asked and answered. What nobody classified is of no short
 * kind either.
 */
export function kindOf(facts: Coded): RetentionKind {
  if (facts.child) return 'child';
  if (facts.grave) return 'grave';
  if (facts.named || facts.about || facts.more) return 'other';
  const type = facts.call_type;
  const empty = type === null ? SILENT_OUTCOMES.includes(facts.outcome) : SILENT_TYPES.includes(type);
  if (empty) return facts.said ? 'other' : 'silent';
  return type !== null && INFORMATION_TYPES.includes(type) ? 'information' : 'other';
}

/**
 * The day a contact goes: so many whole months after the latest of its own day, its closing and the last change of its
 * codes, `2027-02-28` as days of the organisation's calendar. Where the month has no such day, the first of the next
 * one: never before its time.
 */
export function goesOn({ day, closed, changed }: Days, months: number): string {
  const latest = [day, closed, changed ?? ''].toSorted().at(-1) ?? day;
  const [year = 0, month = 1, date = 1] = latest.split('-').map(Number);
  const goes = new Date(Date.UTC(year, month - 1 + months, date));
  // What overflowed lies in the month after the one meant.
  const meant = (month - 1 + months) % 12;
  if (goes.getUTCMonth() !== meant) goes.setUTCDate(1);
  return goes.toISOString().slice(0, 10);
}

type Days = Pick<RetentionFacts, 'day' | 'closed' | 'changed'>;

/** So many days after a day. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** How far ahead the preview looks, and how long something stands in it before it may go. */
const AHEAD_DAYS = 30;
export const NOTICE_DAYS = 14;

export type Months = Record<RetentionKind, number | null>;
export type Listed = { kind: RetentionKind; goes: string; listed: string; held: string | null };

/** Whether a contact's time comes while the preview looks ahead. */
export function comesUp(today: string, facts: RetentionFacts, months: Months): boolean {
  const after = months[kindOf(facts)];
  return after !== null && goesOn(facts, after) <= daysAfter(today, AHEAD_DAYS);
}

/**
 * A contact's line in the preview on a day; null where its time is further off, or its kind has none. It stands there
 * anew where a reason to stay has gone, or it would go sooner than the line said: nobody was told of that yet.
 */
export function listedOn(
  today: string,
  { facts, held, months }: { facts: RetentionFacts; held: string | null; months: Months },
  before: Pick<Listed, 'goes' | 'listed' | 'held'> | undefined,
): Listed | null {
  const kind = kindOf(facts);
  const after = months[kind];
  if (after === null || !comesUp(today, facts, months)) return null;
  const goes = goesOn(facts, after);
  const told = before && before.goes <= goes && (before.held === null || held !== null);
  return { kind, goes, listed: told ? before.listed : today, held };
}

/** The first day a line's contact may go: its own, and not before it has been in the preview long enough. */
export function mayGo({ goes, listed }: Pick<Listed, 'goes' | 'listed'>): string {
  const told = daysAfter(listed, NOTICE_DAYS);
  return goes > told ? goes : told;
}
