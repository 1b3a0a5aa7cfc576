import { isWholeNumber, looksLikeNumber, normalNumber, plainDigits } from '../number.ts';
import { tokensOf, type Token } from './fold.ts';

/**
 * What is looked for. `number` is normal (E.164 where it can be), empty where none was given. `initials`: single letters
 * beside words; they hide nobody, and put those first some other name of whom begins so.
 */
export type Asked = { tokens: Token[]; initials: Token[]; number: string; birthYear: number | null };

/** A year of birth among other words, alone or at the end (in ISO 8601 the beginning) of a whole date. */
const YEAR = /(?:^|\s)(?:\d{1,2}[./-]\s?\d{1,2}[./-]\s?)?((?:19|20)\d\d)(?:-\d\d-\d\d)?\.?(?=\s|$)/;
/** What may be a number among other words, as numbers are grouped. */
const NUMBER = /(?:^|\s)(\+?[\d(][\d ()/.-]{4,}\d)(?=[\s,;]|$)/;

/**
 * Reads one line of a search field: a number, or a name, with or without a year of birth and a number. A year beside
 * another one that was asked for is a word like any other.
 */
export function readQuery(query: string, birthYear: number | null): Asked {
  if (looksLikeNumber(query)) return { tokens: [], initials: [], number: normalNumber(query), birthYear };
  const plain = plainDigits(query);
  const year = Number(YEAR.exec(plain)?.[1] ?? birthYear) || null;
  const undated = plain.replace(YEAR, ' ');
  const [found = '', digits = ''] = NUMBER.exec(undated) ?? [];
  const number = looksLikeNumber(digits) ? normalNumber(digits) : '';
  const rest = year === (birthYear ?? year) ? undated : plain;
  return { ...wordsAsked(number === '' ? rest : rest.replace(found, ' ')), number, birthYear: birthYear ?? year };
}

/** What a contact's fields ask: all of them at once. */
export function readFields(fields: { number: string; name: string; birthYear: number | null }): Asked {
  const number = looksLikeNumber(fields.number) ? normalNumber(fields.number) : '';
  return { ...wordsAsked(fields.name), number, birthYear: fields.birthYear };
}

/** The words of a name that was asked for, and single letters beside them: an initial, or a word just begun. */
function wordsAsked(name: string): Pick<Asked, 'tokens' | 'initials'> {
  const tokens = tokensOf(name);
  const words = tokens.filter((token) => !isLetter(token));
  return words.length > 0 ? { tokens: words, initials: tokens.filter(isLetter) } : { tokens, initials: [] };
}

function isLetter({ written }: Token): boolean {
  return /^\p{L}\p{M}*$/u.test(written);
}

/**
 * Whether a question is whole enough to be told that a record exists which one may not read: a whole number, or a full
 * name with the year of birth (VAULT 4.4). Anything less would answer "is my neighbour here".
 */
export function isWhole(asked: Asked): boolean {
  return isWholeNumber(asked.number) || (asked.tokens.length >= 2 && asked.birthYear !== null);
}

/** A question as one text, to tell a repeated one from a new one; never leaves memory. */
export function sameQuestion(asked: Asked): string {
  return JSON.stringify([asked.number, asked.tokens.map((token) => token.plain).toSorted(), asked.birthYear]);
}
