import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, useMe } from '#desk/parts.ts';
import type { CodeLists } from '#kernel/forms.ts';
import type { Colleague, Me } from '#staff/shared.ts';
import type { ContactPeopleAnswer, PersonAnswer } from '../shared.ts';

/** The keys of what was asked about persons, for asking again. */
export const keys = {
  all: ['people'],
  person: (id: string) => ['people', 'person', id],
  contact: (id: string) => ['people', 'contact', id],
};

// Every reading of a person is noted, so she is asked for once and then only when something changed.
const untilChanged = 5 * 60_000;

/** A person, as far as one may see her. */
export function usePerson(id: string) {
  return useQuery({
    queryKey: keys.person(id),
    queryFn: () => call<PersonAnswer>('GET', `/desk/api/people/${id}`),
    staleTime: untilChanged,
    refetchOnWindowFocus: false,
  });
}

/** Whom a contact is about. */
export function useContactPeople(contact: string) {
  return useQuery({ ...contactPeople(contact), select: ({ people }) => people });
}

function contactPeople(contact: string) {
  return queryOptions({
    queryKey: keys.contact(contact),
    queryFn: () => call<ContactPeopleAnswer>('GET', `/desk/api/contacts/${contact}/people`),
    staleTime: untilChanged,
    refetchOnWindowFocus: false,
  });
}

/** Forgets whom a contact is about, where something else than its own page changed it; what is shown asks again. */
export function useForgetContactPeople(): (contact: string) => Promise<void> {
  const queries = useQueryClient();
  return (contact) => queries.resetQueries({ queryKey: keys.contact(contact) });
}

/** Whether a contact is known here to be about somebody; asks nothing of its own, because every reading is noted. */
export function useLinkedSoFar(contact: string): boolean {
  // Not `skipToken`: the two would share one query, and asking it again would then fail for whoever did ask.
  const { data } = useQuery({ ...contactPeople(contact), enabled: false });
  return (data?.people.length ?? 0) > 0;
}

/** The closed lists about persons. */
export function usePersonLists(): CodeLists {
  const { data } = useQuery({
    queryKey: ['people', 'form'],
    queryFn: () => call<{ lists: CodeLists }>('GET', '/desk/api/person-form'),
    staleTime: Infinity,
  });
  return data?.lists ?? {};
}

/** Everybody who works here. */
export function useColleagues() {
  return useQuery({
    queryKey: ['people', 'colleagues'],
    queryFn: () => call<{ colleagues: Colleague[] }>('GET', '/desk/api/colleagues'),
    select: ({ colleagues }) => colleagues,
    staleTime: 60_000,
  });
}

/** Who sits here; undefined until it is known. The desk types only what its frame needs of the answer. */
export function useMyself(): Me | undefined {
  return useMe().data as Me | undefined;
}
