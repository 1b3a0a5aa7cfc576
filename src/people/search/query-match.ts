import type { Fit, Pairing } from './fit.ts';
import type { Alike, Reason } from './reasons.ts';

/** What makes a name less than whole: it could be another. */
const NOT_WHOLE: readonly Alike[] = ['typo', 'other_name', 'nickname', 'same_name', 'begins'];

/** What of a record fits a question wholly, without slips, nicknames and beginnings: its number, or full name and birth year. */
export function wholeMatch({ number, pairs, nameFits, year }: Fit): 'number' | 'name' | null {
  if (number.fits === 'whole') return 'number';
  const exact = pairs.every(({ likeness }) => !likeness?.how.some((each) => NOT_WHOLE.includes(each)));
  const names = pairs.filter(({ recorded }) => recorded?.kind !== 'place').length;
  return nameFits && exact && names >= 2 && year === 'equal' ? 'name' : null;
}

const begins = ({ likeness }: Pairing) => likeness?.how.includes('begins') ?? false;

/** Whether a record fits by the beginning of a name or the end of a number only. */
export function fitsInPart({ number, pairs }: Fit, whole: 'number' | 'name' | null): boolean {
  return whole === null && (number.fits === 'end' || pairs.some(begins));
}

const isPart = ({ how }: Reason) => how.includes('begins') || how.includes('ends');

/**
 * What is said of a record to whoever holds its duty card alone: what she asked whole and rightly, without the record's
 * own spelling. That a beginning fits, or that something differs, would give a name letter by letter.
 */
export function reasonsByCard(reasons: Reason[]): Reason[] {
  const right = reasons.filter((reason) => !isPart(reason) && (reason.grade === 'equal' || reason.grade === 'alike'));
  return right.map((reason) => ({ ...reason, recorded: '' }));
}
