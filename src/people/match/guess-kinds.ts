import { readTable } from '#kernel/lists.ts';
import { looksLikeNumber } from '../number.ts';
import { foldValue } from './fold-value.ts';
import { isColumnKind, type ColumnKind } from './kinds.ts';
import { readDate } from './read-date.ts';
import { sexComparer } from './compare-sex.ts';
import type { Column } from './sheet.ts';

/** A header as it is looked up: in any script, with or without marks and signs; đ, dj and d are one. */
export function foldHeader(header: string): string {
  return foldValue(header.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')).replaceAll('dj', 'd');
}

const words = new Map(
  readTable(new URL('../lists/match-headers.tsv', import.meta.url)).map((row) => [
    foldHeader(row['word'] ?? ''),
    row['kind'] ?? '',
  ]),
);

/** What a column holds, by its header and, where that says nothing, by what stands in it. */
export function guessKind(column: Column): ColumnKind {
  return byHeader(foldHeader(column.header)) ?? byValues(column.cells);
}

/** The header whole; then its parts, the longest first and of those the first ("adresa stanovanja" is an address). */
function byHeader(header: string): ColumnKind | null {
  const tokens = header.split(' ').filter((token) => !/^\d+$/.test(token));
  for (let length = tokens.length; length > 0; length--) {
    for (let from = 0; from + length <= tokens.length; from++) {
      const kind = words.get(tokens.slice(from, from + length).join(' '));
      if (kind !== undefined && isColumnKind(kind)) return kind;
    }
  }
  return null;
}

/** So many values say what a column holds. */
const LOOKED_AT = 500;
const MOSTLY = 0.8;
/** So few different values make a list to choose from. */
const FEW = 30;
/** Sentences are remarks, which say nothing about being the same person. */
const LONG = 60;

function byValues(cells: string[]): ColumnKind {
  const values = cells.filter((cell) => cell !== '').slice(0, LOOKED_AT);
  const share = (is: (value: string) => boolean) => values.filter(is).length / values.length;
  if (values.length === 0 || share((value) => value.length > LONG) > 1 - MOSTLY) return 'ignore';
  if (share((value) => sexComparer.read(value) !== null) > MOSTLY) return 'sex';
  if (share((value) => /^[+0]/.test(value) && !isDay(value) && looksLikeNumber(value)) > MOSTLY) return 'telephone';
  if (share(isYear) > MOSTLY) return 'birth_year';
  if (share(isDay) > MOSTLY) return 'date';
  const different = new Set(values.map(foldValue)).size;
  if (different <= FEW && different < values.length / 4) return 'category';
  if (share((value) => /^[\p{L}]{0,3}[\d ./-]{6,}$/u.test(value)) > MOSTLY) return 'document';
  return 'text';
}

const isYear = (value: string) => /^(19|20)\d\d\.?$/.test(value);
const isDay = (value: string) => (readDate(value)?.digits ?? '') !== '' && isRealDay(readDate(value)?.digits ?? '');

function isRealDay(digits: string): boolean {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].map(Number);
  return (
    (year ?? 0) >= 1850 &&
    (year ?? 0) <= 2150 &&
    (month ?? 0) >= 1 &&
    (month ?? 0) <= 12 &&
    (day ?? 0) >= 1 &&
    (day ?? 0) <= 31
  );
}
