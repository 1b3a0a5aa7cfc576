import type { Match } from './memory.ts';
import type { Asked } from './query.ts';

/** What of a record fits a question wholly, without typing errors and beginnings: its number, or full name and birth year. */
export function wholeMatch(asked: Asked, { record, reasons, numberFits, nameFits }: Match): 'number' | 'name' | null {
  if (asked.number !== '' && numberFits === 'whole') return 'number';
  const names = reasons.filter((reason) => !['number', 'birth_year', 'order'].includes(reason.field));
  const exact = names.every((reason) => !reason.how.includes('typo') && !reason.how.includes('begins'));
  const full = nameFits && exact && asked.tokens.length >= 2;
  return full && asked.birthYear !== null && record.entry.birthYear === asked.birthYear ? 'name' : null;
}
