import { maskNumber } from '../number.ts';
import { distance, typosAllowed } from './distance.ts';
import { isCyrillic, type Token } from './fold.ts';
import type { Asked } from './query.ts';
import type { Alike, Grade, Reason, ReasonField } from './reasons.ts';
import type { IndexedRecord, RecordToken } from './record.ts';

/** Two words beside each other: how alike, and how much that speaks for the same name (0 to 1). */
type Likeness = { grade: Grade; how: Alike[]; worth: number };

const LEAST_BEGINNING = 2;

/** Compares a word that was asked for with one on record; null where they are not alike at all. */
function compareTokens(asked: Token, recorded: Token): Likeness | null {
  if (asked.written === recorded.written) return { grade: 'equal', how: [], worth: 1 };
  const how: Alike[] = isCyrillic(asked.written) === isCyrillic(recorded.written) ? [] : ['script'];
  if (asked.plain === recorded.plain) {
    if (asked.latin !== recorded.latin) how.push('marks');
    return { grade: how.length > 0 ? 'alike' : 'equal', how, worth: 0.98 - how.length / 100 };
  }
  if (asked.plain.length >= LEAST_BEGINNING && recorded.plain.startsWith(asked.plain))
    return { grade: 'alike', how: [...how, 'begins'], worth: 0.6 + (0.3 * asked.plain.length) / recorded.plain.length };
  const most = typosAllowed(asked.plain.length);
  const typos = most === 0 ? 1 : distance(asked.plain, recorded.plain, most);
  return typos > most ? null : { grade: 'alike', how: [...how, 'typo'], worth: 0.85 - typos / 10 };
}

/** Whether two words without marks are alike at all; what the whole vocabulary is asked, so it builds nothing. */
export function plainAlike(asked: string, recorded: string): boolean {
  if (asked.length >= LEAST_BEGINNING && recorded.startsWith(asked)) return true;
  const most = typosAllowed(asked.length);
  return asked === recorded || (most > 0 && distance(asked, recorded, most) <= most);
}

type Pairing = { asked: Token; recorded: RecordToken | null; likeness: Likeness | null };

/** Each word asked for beside the best word on record that no other took; order does not matter. */
function pairTokens(asked: Token[], recorded: RecordToken[]): Pairing[] {
  const free = new Set(recorded);
  return asked.map((token) => {
    const best = [...free]
      .flatMap((each) => {
        const likeness = compareTokens(token, each);
        return likeness ? [{ recorded: each, likeness }] : [];
      })
      .toSorted((a, b) => b.likeness.worth - a.likeness.worth)[0];
    if (!best) return { asked: token, recorded: null, likeness: null };
    free.delete(best.recorded);
    return { asked: token, ...best };
  });
}

const SHORT = 4;

/**
 * Whether a short word begins with another letter: Nada and Rada are two names, not one with a typing error. Alone it
 * makes nobody a hit; beside a surname, a year of birth or a number that agrees it is a slip. Neighbours swapped at the
 * beginning (Anda for Nada) are a slip anyway.
 */
function isOtherName({ asked, recorded, likeness }: Pairing): boolean {
  if (!recorded || !likeness?.how.includes('typo')) return false;
  const [a, b] = [asked.plain, recorded.plain];
  const swapped = a[0] === b[1] && a[1] === b[0];
  return Math.min(a.length, b.length) <= SHORT && a[0] !== b[0] && !swapped;
}

/** A record beside what was asked: the reasons field by field, and how much they weigh. */
export type Comparison = { reasons: Reason[]; weight: number; nameFits: boolean; numberFits: 'whole' | 'end' | null };

/** Compares a record with what was asked, for the screen to say "same number; name in another script; year differs". */
export function compareRecord(asked: Asked, record: IndexedRecord): Comparison {
  const number = compareNumbers(asked.number, record.entry.numbers);
  const pairs = pairTokens(asked.tokens, record.tokens);
  const year = compareYears(asked.birthYear, record.entry.birthYear);
  const alike = pairs.length > 0 && pairs.every((pair) => pair.likeness !== null);
  const nameFits = alike && (year?.grade === 'equal' || !pairs.every(isOtherName));
  const reasons = [number.reason, ...nameReasons(pairs, record), year].filter((reason) => reason !== null);
  return {
    reasons,
    weight: number.weight + nameWeight(pairs) + yearWeight(year),
    nameFits,
    numberFits: number.fits,
  };
}

function compareNumbers(
  asked: string,
  recorded: string[],
): { reason: Reason | null; fits: 'whole' | 'end' | null; weight: number } {
  if (asked === '') return { reason: null, fits: null, weight: 0 };
  const reasonOf = (grade: Grade, how: Alike[], number: string): Reason => ({
    ...{ field: 'number', grade, how },
    asked: maskNumber(asked),
    recorded: number === '' ? '' : maskNumber(number),
  });
  if (recorded.includes(asked)) return { reason: reasonOf('equal', [], asked), fits: 'whole', weight: 3 };
  const ending = recorded.find((number) => endsAlike(asked, number));
  if (ending !== undefined) return { reason: reasonOf('alike', ['ends'], ending), fits: 'end', weight: 1.5 };
  const first = recorded[0];
  return {
    reason: first === undefined ? reasonOf('unknown', [], '') : reasonOf('differs', [], first),
    fits: null,
    weight: 0,
  };
}

const LAST_DIGITS = 6;

/**
 * Whether the shorter of two numbers, six digits or more, is the end of the longer. One that has its country is whole,
 * and the end of no other.
 */
export function endsAlike(asked: string, recorded: string): boolean {
  const [shorter, longer] = asked.length < recorded.length ? [asked, recorded] : [recorded, asked];
  return shorter.length >= LAST_DIGITS && !shorter.startsWith('+') && longer.endsWith(shorter);
}

function nameReasons(pairs: Pairing[], record: IndexedRecord): Reason[] {
  if (pairs.length === 0) return [];
  if (record.tokens.length === 0)
    return [{ field: 'name', grade: 'unknown', how: [], asked: wordsOf(pairs), recorded: '' }];
  const reasons = pairs.map(({ asked, recorded, likeness }): Reason => {
    const field: ReasonField = recorded?.kind ?? 'name';
    const { grade, how } = likeness ?? { grade: 'differs' as const, how: [] };
    return { field, grade, how, asked: asked.written, recorded: recorded?.shown ?? '' };
  });
  return isSwapped(pairs) ? [...reasons, { ...orderReason, asked: wordsOf(pairs) }] : reasons;
}

const orderReason = { field: 'order', grade: 'alike', how: [], recorded: '' } as const satisfies Omit<Reason, 'asked'>;

function wordsOf(pairs: Pairing[]): string {
  return pairs.map((pair) => pair.asked.written).join(' ');
}

/** Whether the words stand the other way round than on record; a nickname or a second spelling has no place. */
function isSwapped(pairs: Pairing[]): boolean {
  const places = pairs.flatMap(({ recorded }) => (recorded && recorded.place >= 0 ? [recorded.place] : []));
  return places.some((place, index) => index > 0 && place < (places[index - 1] ?? 0));
}

function nameWeight(pairs: Pairing[]): number {
  if (pairs.length === 0) return 0;
  return pairs.reduce((sum, pair) => sum + (pair.likeness?.worth ?? 0), 0) / pairs.length;
}

function compareYears(asked: number | null, recorded: number | null): Reason | null {
  if (asked === null) return null;
  const grade = recorded === null ? 'unknown' : asked === recorded ? 'equal' : 'differs';
  return {
    field: 'birth_year',
    grade,
    how: [],
    asked: String(asked),
    recorded: recorded === null ? '' : String(recorded),
  };
}

function yearWeight(reason: Reason | null): number {
  if (reason?.grade === 'equal') return 0.3;
  return reason?.grade === 'differs' ? -0.2 : 0;
}
