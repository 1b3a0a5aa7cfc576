import { useQuery } from '@tanstack/react-query';
import { call } from '#desk/parts.ts';
import type { ReaderAnswer, SharingAnswer } from '../../shared.ts';

/** Which kind of record, as its address says it. */
export type RecordBase = 'contacts' | 'people' | 'cases';

/** The place of a record's grants on the server. */
export function grantsPlace(of: RecordBase, id: string): `/desk/api/${string}` {
  return `/desk/api/${of}/${id}/grants`;
}

/** The key under which a record's readers are kept. */
export function readersKey(id: string): string[] {
  return ['readers', id];
}

/** Who can read a record, and why. */
export function useReaders(of: RecordBase, id: string) {
  return useQuery({
    queryKey: readersKey(id),
    queryFn: () => call<{ grants: ReaderAnswer[] }>('GET', grantsPlace(of, id)),
    select: ({ grants }) => grants,
  });
}

/** With whom records can be shared; asked for before somebody types a name, so that the first one found can be chosen. */
export function useSharing(enabled = true) {
  return useQuery({
    enabled,
    queryKey: ['sharing'],
    queryFn: () => call<SharingAnswer>('GET', '/desk/api/sharing'),
    staleTime: 60_000,
  });
}
