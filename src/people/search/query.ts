import { isWholeNumber, looksLikeNumber, normalNumber, plainDigits } from '../number.ts';
import type { NameWordRow } from '../names/tables.ts';
import { nameWordOf } from '../names/words.ts';
import { tokenOf, tokensOf, together, type Token } from './fold.ts';

/**
 * What is looked for. `number` is normal (E.164 where it can be), empty where none was given. `initials`: single letters
 * beside words; they hide nobody, and put those first some other name of whom begins so. `joined`: two neighbours
 * written as one, and the other words.
 */
export type Asked = { tokens: Token[]; initials: Token[]; joined: Joined[]; number: string; birthYear: number | null };

/** Two words written as one; `others`: the words that stand before and behind them. */
export type Joined = { one: Token; halves: readonly Token[]; others: readonly [Token[], Token[]] };

/** A year of birth among other words, alone or at the end (in ISO 8601 the beginning) of a whole date. */
const YEAR = /(?:^|\s)(?:\d{1,2}[./-]\s?\d{1,2}[./-]\s?)?((?:19|20)\d\d)(?:-\d\d-\d\d)?\.?(?=\s|$)/g;
/** What may be a number among other words, as numbers are grouped. */
const NUMBER = /(?:^|\s)(\+?[\d(][\d ()/.-]{4,}\d)(?=[\s,;]|$)/;

/**
 * Reads one line of a search field: a number, or a name, with or without a year of birth and a number. A year beside
 * another one that was asked for is a word like any other.
 */
export function readQuery(query: string, birthYear: number | null): Asked {
  if (looksLikeNumber(query)) return { ...NO_WORDS, number: normalNumber(query), birthYear };
  const plain = plainDigits(query);
  const dated = yearIn(plain);
  const year = Number(dated?.[1] ?? birthYear) || null;
  const undated = dated ? `${plain.slice(0, dated.index)} ${plain.slice(dated.index + dated[0].length)}` : plain;
  const [found = '', digits = ''] = NUMBER.exec(undated) ?? [];
  const number = looksLikeNumber(digits) ? normalNumber(digits) : '';
  const rest = year === (birthYear ?? year) ? undated : plain;
  return { ...wordsAsked(number === '' ? rest : rest.replace(found, ' ')), number, birthYear: birthYear ?? year };
}

/** The first year of birth in a line; between the digits of a number none is one (060 1990 123). */
function yearIn(line: string): RegExpExecArray | undefined {
  return [...line.matchAll(YEAR)].find(({ index, 0: { length } }) => {
    const [before, behind] = [line.slice(0, index), line.slice(index + length)];
    return !(/\d$/.test(before) && /^\s\d/.test(behind));
  });
}

/** What a contact's fields ask: all of them at once. */
export function readFields(fields: { number: string; name: string; birthYear: number | null }): Asked {
  const number = looksLikeNumber(fields.number) ? normalNumber(fields.number) : '';
  return { ...wordsAsked(fields.name), number, birthYear: fields.birthYear };
}

type AskedWords = Pick<Asked, 'tokens' | 'initials' | 'joined'>;
/** Nobody's name was asked for. */
export const NO_WORDS: AskedWords = { tokens: [], initials: [], joined: [] };

/**
 * The words of a name that was asked for, and single letters beside them: an initial, or a word just begun. Articles,
 * links and titles are no words of it, and a short form is the word it stands for; but the last may be still in typing,
 * so it is what it is.
 */
function wordsAsked(name: string): AskedWords {
  const all = tokensOf(name);
  const words = all.filter((token) => !isLetter(token));
  if (words.length === 0) return { tokens: all, initials: [], joined: [] };
  const named = words.map((token, at) => (at === words.length - 1 ? token : standsFor(token)));
  const isName = (token: Token, at: number) => at === words.length - 1 || !isNoName(token);
  const strong = (tokens: Token[]) => tokens.filter((token) => !loose.has(token));
  const loose = new Set(named.filter((token, at) => !isName(token, at)));
  const joined = named.slice(1).map((second, at): Joined => {
    const first = named[at] ?? second;
    const others = [strong(named.slice(0, at)), strong(named.slice(at + 2))] as const;
    return { one: together(first, second), halves: [first, second], others };
  });
  return { tokens: strong(named), initials: all.filter(isLetter), joined };
}

/** The word that a fixed short form (Md.) stands for, any other as it is. */
export function standsFor(token: Token): Token {
  const row = rowOf(token);
  return row?.kind === 'short' ? tokenOf(row.standsFor) : token;
}

/** Whether a word is an article, a link or a title. */
export function isNoName(token: Token): boolean {
  const row = rowOf(token);
  return row !== undefined && row.kind !== 'short';
}

function rowOf({ written, latin }: Token): NameWordRow | undefined {
  return nameWordOf(latin) ?? (latin === written ? undefined : nameWordOf(written));
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
