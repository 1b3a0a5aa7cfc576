import { queryOptions, useQuery } from '@tanstack/react-query';
import { call, useMe, useSession } from '#desk/parts.ts';
import type { CodeLists, Form } from '#kernel/forms.ts';
import type { Colleague, Me } from '#staff/shared.ts';
import type { ContactAnswer, Line } from '../shared.ts';

/** The keys of what the hotline asked, for asking again. */
export const keys = {
  all: ['hotline'],
  contacts: ['hotline', 'contacts'],
  contact: (id: string) => ['hotline', 'contact', id],
  tabs: ['hotline', 'tabs'],
  ending: ['hotline', 'ending'],
};

// Every reading of a contact is noted, so it is asked for once and then only when something changed.
const untilChanged = 5 * 60_000;

/** A contact whole, asked for once and again only when told of a change. */
const contactQuery = (id: string) =>
  queryOptions({
    queryKey: keys.contact(id),
    queryFn: () => call<ContactAnswer>('GET', `/desk/api/contacts/${id}`),
    staleTime: untilChanged,
    refetchOnWindowFocus: false,
  });

/** A contact whole. */
export function useContact(id: string) {
  return useQuery(contactQuery(id));
}

/** The questions about a contact and their closed lists. */
export function useContactForm() {
  return useQuery({
    queryKey: ['hotline', 'form'],
    queryFn: () => call<{ form: Form; lists: CodeLists }>('GET', '/desk/api/contact-form'),
    staleTime: Infinity,
  });
}

/** The lines of the house. */
export function useLines() {
  return useQuery({
    queryKey: ['hotline', 'lines'],
    queryFn: () => call<{ lines: Line[] }>('GET', '/desk/api/lines'),
    select: ({ lines }) => lines,
    staleTime: Infinity,
  });
}

/** Everybody who works here; a locked screen names nobody. */
export function useColleagues() {
  const enabled = useSession() === 'signed-in';
  return useQuery({
    enabled,
    queryKey: ['hotline', 'colleagues'],
    queryFn: () => call<{ colleagues: Colleague[] }>('GET', '/desk/api/colleagues'),
    select: ({ colleagues }) => colleagues,
    staleTime: 60_000,
  });
}

/** Who sits here; undefined until it is known. The desk types only what its frame needs of the answer. */
export function useMyself(): Me | undefined {
  return useMe().data as Me | undefined;
}
