import { codeComparer, documentComparer, telephoneComparer } from './compare-codes.ts';
import { dateComparer } from './compare-dates.ts';
import { fullNameComparer, nameComparer } from './compare-names.ts';
import { categoryComparer, textComparer } from './compare-text.ts';
import type { NameBook } from './name-book.ts';
import { makeField, type Field, type FieldSource } from './field.ts';
import { readAge, readDate } from './read-date.ts';
import { sexComparer } from './compare-sex.ts';

/** What values are read with: the words of names, and the present year, for ages. */
export type Reading = { book: NameBook; year: number };

/** Makes a field with the comparer of its kind. */
export function fieldOf(source: FieldSource, { book, year }: Reading): Field {
  switch (source.kind) {
    case 'given_name':
    case 'surname':
      return makeField(source, nameComparer(book));
    case 'full_name':
      return makeField(source, fullNameComparer(book));
    case 'birth_date':
    case 'birth_year':
    case 'age':
      return makeField(source, { ...dateComparer, read: (text) => readDate(text) ?? readAge(text, year) });
    case 'date':
      return makeField(source, dateComparer);
    case 'telephone':
      return makeField(source, telephoneComparer);
    case 'document':
      return makeField(source, documentComparer);
    case 'house_number':
    case 'post_code':
      return makeField(source, codeComparer);
    case 'sex':
      return makeField(source, sexComparer);
    case 'category':
      return makeField(source, categoryComparer);
    case 'place':
    case 'street':
    case 'text':
    case 'ignore':
      return makeField(source, textComparer);
  }
}
