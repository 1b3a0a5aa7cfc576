import { plainDigits } from '../number.ts';
import { foldValue } from './fold-value.ts';

/** A day, or the years it may lie in; without a day `digits` (year, month, day) is empty and month and day are 0. */
export type Birth = { digits: string; from: number; to: number; month: number; day: number };

const DAY_FIRST = /^(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4})\.?$/;
const YEAR_FIRST = /^(\d{4})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{1,2})\.?(?:[T ].*)?$/;
const RUN_TOGETHER = /^(\d{4})(\d{2})(\d{2})$/;
const YEAR = /^(\d{4})\.?$/;
const YEARS = /^(\d{4})\s*[-–/]\s*(\d{4})\.?$/;
const EARLIEST = 1850;
const LATEST = 2150;

/**
 * A date in one of the usual writings: 19081209, 1908-12-09, 9.12.1908., 9/12/1908 (the day first, as here), a year
 * alone, or years from and to. Days that no calendar has stay as they were written, since they are slips of real ones.
 */
export function readDate(text: string): Birth | null {
  const plain = plainDigits(text).trim();
  const [, d1 = '', m1 = '', y1 = ''] = DAY_FIRST.exec(plain) ?? [];
  if (y1 !== '') return dayOf(y1, m1, d1);
  const [, y2 = '', m2 = '', d2 = ''] = YEAR_FIRST.exec(plain) ?? RUN_TOGETHER.exec(plain) ?? [];
  if (y2 !== '') return dayOf(y2, m2, d2);
  const [, from = '', to = from] = YEARS.exec(plain) ?? YEAR.exec(plain) ?? [];
  return from === '' ? null : yearsOf(Number(from), Number(to));
}

function dayOf(year: string, month: string, day: string): Birth | null {
  const digits = year + month.padStart(2, '0') + day.padStart(2, '0');
  return { digits, from: Number(year), to: Number(year), month: Number(month), day: Number(day) };
}

function yearsOf(from: number, to: number): Birth | null {
  return from < EARLIEST || to > LATEST || from > to ? null : { digits: '', from, to, month: 0, day: 0 };
}

const AGE = /^\D{0,12}?(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?\D{0,12}$/;
const OLDEST = 125;
/** Months, weeks and days, in Serbian and its neighbours, English and German, folded. */
const NO_YEARS = /\d ?(?:mj?es|mon|mo\b|ned|week|woch|dan|day|tag)/;

/**
 * An age in years, or from one to another, as the years of birth it leaves open in the year `now`. An age in months or
 * less is not read: seven months are not seven years.
 */
export function readAge(text: string, now: number): Birth | null {
  if (NO_YEARS.test(foldValue(text))) return null;
  const [, first = '', last = first] = AGE.exec(plainDigits(text).trim()) ?? [];
  const [least, most] = [Number(first), Number(last)];
  if (first === '' || most > OLDEST || least > most) return null;
  return { digits: '', from: now - most - 1, to: now - least, month: 0, day: 0 };
}
