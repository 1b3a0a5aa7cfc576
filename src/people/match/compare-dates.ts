import type { Comparer } from './comparer.ts';
import { readDate, type Birth } from './read-date.ts';
import { isOneSlip } from './slips.ts';

const LEVELS = ['exact', 'day_month', 'slip', 'year_near', 'year', 'within', 'years_near', 'differs'] as const;
type DateLevel = (typeof LEVELS)[number];

/**
 * Dates and years of birth. Two days: the same, day and month swapped, one digit slipped, a year off. Where only years
 * are known of one: the same year, within the years of the other, a year off.
 */
export const dateComparer: Comparer<Birth> = {
  levels: LEVELS,
  chains: [
    ['exact', 'day_month', 'differs'],
    ['exact', 'slip', 'differs'],
    ['exact', 'year_near', 'differs'],
    ['exact', 'year', 'within', 'years_near', 'differs'],
  ],
  read: readDate,
  keyOf: ({ digits, from, to }) => digits || `${from}-${to}`,
  same: (date) => 1 + LEVELS.indexOf(date.digits ? 'exact' : compareYears(date, date)),
  level: (a, b) => 1 + LEVELS.indexOf(a.digits && b.digits ? compareDays(a, b) : compareYears(a, b)),
  facets: ({ digits, from, to }) => [dayFacet(digits), yearFacet(from, to)],
  costly: false,
};

function compareDays(a: Birth, b: Birth): DateLevel {
  if (a.from === b.from && a.month === b.day && a.day === b.month) return 'day_month';
  // One slip leaves two of the three whole, or two neighbours at a seam.
  const whole = Number(a.from === b.from) + Number(a.month === b.month) + Number(a.day === b.day);
  if (whole > 0 && isOneSlip(a.digits, b.digits)) return 'slip';
  return whole === 2 && Math.abs(a.from - b.from) === 1 ? 'year_near' : 'differs';
}

function compareYears(a: Birth, b: Birth): DateLevel {
  const overlap = a.from <= b.to && b.from <= a.to;
  if (overlap) return a.from === a.to && b.from === b.to ? 'year' : 'within';
  return a.from - b.to === 1 || b.from - a.to === 1 ? 'years_near' : 'differs';
}

/** Day and month in whichever order. */
function dayFacet(digits: string): string[] {
  if (digits === '') return [];
  const [month, day] = [digits.slice(4, 6), digits.slice(6)];
  return [month < day ? month + day : day + month];
}

const YEARS_MOST = 12;

function yearFacet(from: number, to: number): string[] {
  const count = Math.min(YEARS_MOST, to - from + 1);
  return Array.from({ length: count }, (_, at) => String(from + at));
}
