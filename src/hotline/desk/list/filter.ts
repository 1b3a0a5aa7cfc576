import { contactFilterSchema, type ContactFilter } from '../../shared.ts';

export type FilterName = keyof ContactFilter;

const names = Object.keys(contactFilterSchema.shape) as FilterName[];

/** What an address narrows the list to; what it says wrongly, or nothing of ours, is left out. */
export function filterOf(search: Readonly<Record<string, unknown>>): ContactFilter {
  const entries = names.flatMap((name) => {
    const value = search[name];
    if (value === undefined) return [];
    // An address may be typed: `?number=417` arrives as a number.
    const read = contactFilterSchema.shape[name].safeParse(String(value));
    return read.success && read.data !== undefined ? [[name, read.data]] : [];
  });
  return Object.fromEntries(entries) as ContactFilter;
}

/** The filter with one part chosen, or taken away (null). */
export function withPart(filter: ContactFilter, name: FilterName, value: string | null): ContactFilter {
  const { [name]: _, ...others } = filter;
  return filterOf(value === null || value === '' ? others : { ...others, [name]: value });
}

/** What of a number is typed so far: digits, dashes and the K; anything else is no part of one. */
export function numberPart(typed: string): string {
  return typed
    .toUpperCase()
    .replaceAll(/[^K0-9-]/g, '')
    .slice(0, 12);
}
