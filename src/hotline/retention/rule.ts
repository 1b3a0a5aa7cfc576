/** Kinds of contact the clock tells apart, as in `lists/retention.tsv`. */
export const retentionKinds = ['silent', 'information', 'other'] as const;
export type RetentionKind = (typeof retentionKinds)[number];

/** What the clock knows of a closed contact: codes and days, never a word. */
export type RetentionFacts = {
  day: string;
  closed: string;
  outcome: string;
  call_type: string | null;
  risk: string | null;
  age_band: string | null;
  /** Whether a name was written down of somebody who did not wish to stay unnamed. */
  named: boolean;
  /** Whether a person is linked to it. */
  about: boolean;
};

const SILENT_OUTCOMES = ['silent', 'wrong_number'];
const SILENT_TYPES = ['silent_or_dropped', 'hoax_or_abuse', 'wrong_number'];
const INFORMATION_TYPES = ['preventive_job_offer_check', 'preventive_information', 'media_or_student_enquiry'];

/**
 * Which kind a contact is of (domain.md 5.5). Whoever is a child, at risk, named or known is nobody's anonymous question
 * and no empty call: of those the house decides itself. What nobody classified is of no short kind either.
 */
export function kindOf(facts: RetentionFacts): RetentionKind {
  const grave = facts.age_band === 'child' || (facts.risk !== null && facts.risk !== 'low');
  if (grave || facts.named || facts.about) return 'other';
  const type = facts.call_type;
  if (type === null ? SILENT_OUTCOMES.includes(facts.outcome) : SILENT_TYPES.includes(type)) return 'silent';
  return type !== null && INFORMATION_TYPES.includes(type) ? 'information' : 'other';
}

/**
 * The day a contact goes: so many whole months after the later of its own day and its closing, `2027-02-28` as days of
 * the organisation's calendar. Where the month has no such day, the first of the next one: never before its time.
 */
export function goesOn({ day, closed }: Pick<RetentionFacts, 'day' | 'closed'>, months: number): string {
  const [year = 0, month = 1, date = 1] = (day > closed ? day : closed).split('-').map(Number);
  const goes = new Date(Date.UTC(year, month - 1 + months, date));
  // What overflowed lies in the month after the one meant.
  const meant = (month - 1 + months) % 12;
  if (goes.getUTCMonth() !== meant) goes.setUTCDate(1);
  return goes.toISOString().slice(0, 10);
}

/** So many days after a day. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** How far ahead the preview looks, and how long something stands in it before it may go. */
const AHEAD_DAYS = 30;
const NOTICE_DAYS = 14;

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
