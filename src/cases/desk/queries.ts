import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { call } from '#desk/parts.ts';
import type { CaseAnswer, CaseFilter, CaseListAnswer, CaseOf, TimelineAnswer, TimelineGroup } from '../shared.ts';

/** The keys of what the room asked, for asking again. */
export const keys = {
  lists: ['cases', 'list'],
  one: (id: string) => ['cases', 'one', id],
  timeline: (id: string) => ['cases', 'one', id, 'timeline'],
  ofPerson: (person: string) => ['cases', 'of-person', person],
  ofContact: (contact: string) => ['cases', 'of-contact', contact],
};

// Every reading of a case is noted, so it is asked for once and then only when something changed.
const rarely = { staleTime: 5 * 60_000, refetchOnWindowFocus: false } as const;

/** A case whole but for its timeline. */
export function useCase(id: string) {
  return useQuery({
    queryKey: keys.one(id),
    queryFn: () => call<CaseAnswer>('GET', `/desk/api/cases/${id}`),
    ...rarely,
  });
}

/** The timeline of a case, newest first, fifty lines at a time. */
export function useTimeline(id: string, group: TimelineGroup) {
  return useInfiniteQuery({
    queryKey: [...keys.timeline(id), group],
    queryFn: ({ pageParam }) =>
      call<TimelineAnswer>('POST', `/desk/api/cases/${id}/timeline`, { group, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    ...rarely,
  });
}

/** The cases I may open that pass the filter, newest first, fifty at a time. */
export function useCaseList(filter: CaseFilter, enabled = true) {
  return useInfiniteQuery({
    enabled,
    queryKey: [...keys.lists, filter],
    queryFn: ({ pageParam }) => call<CaseListAnswer>('POST', '/desk/api/cases/list', { filter, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
}

/** The cases a contact belongs to, as far as I may open them. */
export function useCasesOfContact(contact: string, enabled = true) {
  return useQuery({
    enabled,
    queryKey: keys.ofContact(contact),
    queryFn: () => call<{ cases: CaseOf[] }>('GET', `/desk/api/contacts/${contact}/cases`),
    select: ({ cases }) => cases,
    ...rarely,
  });
}

const ofPerson = (person: string, enabled: boolean) => ({
  enabled,
  queryKey: keys.ofPerson(person),
  queryFn: () => call<{ cases: CaseOf[] }>('GET', `/desk/api/people/${person}/cases`),
  select: ({ cases }: { cases: CaseOf[] }) => cases,
  ...rarely,
});

/** The cases a person has a part in, as far as I may open them. */
export function useCasesOfPerson(person: string, enabled = true) {
  return useQuery(ofPerson(person, enabled));
}

/** The cases any of these persons has a part in, as far as I may open them. */
export function useCasesOfPersons(persons: readonly string[], enabled = true): CaseOf[] {
  return useQueries({ queries: persons.map((person) => ofPerson(person, enabled)) }).flatMap(({ data = [] }) => data);
}
