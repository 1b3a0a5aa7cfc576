import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { call } from '#desk/parts.ts';
import type { ContactFilter, ContactListAnswer, ListPlace } from '../../shared.ts';
import { keys } from '../queries.ts';
import { filterOf, withPart, type FilterName } from './filter.ts';

/** What the list is narrowed to. It stands in the address as codes, so that a list can be kept and shared. */
export function useFilter() {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const filter = filterOf(search);
  const show = (next: ContactFilter) => void navigate({ to: '/contacts', search: next, replace: true });
  return {
    filter,
    set: (name: FilterName, value: string | null) => show(withPart(filter, name, value)),
    clear: () => show({}),
  };
}

/** The contacts I may open that pass the filter, newest first, fifty at a time. */
export function useContactList(filter: ContactFilter) {
  return useInfiniteQuery({
    queryKey: [...keys.contacts, filter],
    queryFn: ({ pageParam }) =>
      call<ContactListAnswer>('POST', '/desk/api/contacts/list', { filter, after: pageParam }),
    initialPageParam: null as ListPlace | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
}
