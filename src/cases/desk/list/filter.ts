import { caseFilterSchema, type CaseFilter } from '../../shared.ts';

export type FilterName = keyof CaseFilter;

const names = Object.keys(caseFilterSchema.shape) as FilterName[];

/** What an address narrows the list to; what it says wrongly, or nothing of ours, is left out. */
export function filterOf(search: Readonly<Record<string, unknown>>): CaseFilter {
  const entries = names.flatMap((name) => {
    const value = search[name];
    if (value === undefined) return [];
    const read = caseFilterSchema.shape[name].safeParse(String(value));
    return read.success && read.data !== undefined ? [[name, read.data]] : [];
  });
  return Object.fromEntries(entries) as CaseFilter;
}

/** The status that is asked for: those that run, unless one is chosen; by its number a case is found closed too. */
export function statusOf({ status, number }: CaseFilter): NonNullable<CaseFilter['status']> {
  return status ?? (number === undefined ? 'running' : 'any');
}

/** The filter with one part chosen, or taken away (null). */
export function withPart(filter: CaseFilter, name: FilterName, value: string | null): CaseFilter {
  const { [name]: _, ...others } = filter;
  return filterOf(value === null || value === '' ? others : { ...others, [name]: value });
}

/** What of a number is typed so far: digits, dashes and the C; anything else is no part of one. */
export function numberPart(typed: string): string {
  return typed
    .toUpperCase()
    .replaceAll(/[^C0-9-]/g, '')
    .slice(0, 12);
}
