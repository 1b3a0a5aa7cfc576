import type { Match } from './memory.ts';
import type { Asked } from './query.ts';
import type { Reason } from './reasons.ts';

/** What of a record fits a question wholly, without typing errors and beginnings: its number, or full name and birth year. */
export function wholeMatch(asked: Asked, { record, reasons, numberFits, nameFits }: Match): 'number' | 'name' | null {
  if (asked.number !== '' && numberFits === 'whole') return 'number';
  const names = reasons.filter((reason) => !['number', 'birth_year', 'order'].includes(reason.field));
  const exact = names.every((reason) => !reason.how.includes('typo') && !reason.how.includes('begins'));
  const full = nameFits && exact && asked.tokens.length >= 2;
  return full && asked.birthYear !== null && record.entry.birthYear === asked.birthYear ? 'name' : null;
}

const isPart = ({ how }: Reason) => how.includes('begins') || how.includes('ends');

/** Whether a record fits by the beginning of a name or the end of a number only. */
export function fitsInPart({ reasons }: Pick<Match, 'reasons'>, whole: 'number' | 'name' | null): boolean {
  return whole === null && reasons.some(isPart);
}

/**
 * What is said of a record to whoever holds its duty card alone: what she asked whole and rightly, without the record's
 * own spelling. That a beginning fits, or that something differs, would give a name letter by letter.
 */
export function reasonsByCard(reasons: Reason[]): Reason[] {
  const right = reasons.filter((reason) => !isPart(reason) && (reason.grade === 'equal' || reason.grade === 'alike'));
  return right.map((reason) => ({ ...reason, recorded: '' }));
}
