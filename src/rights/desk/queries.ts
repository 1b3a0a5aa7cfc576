import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call, useLive } from '#desk/parts.ts';
import type { ConsentsAnswer } from '../shared.ts';

/** Where the consents of a record are. */
export const consentsAt = (dossier: string, rest = '') => `/desk/api/dossiers/${dossier}/consents${rest}`;
const keyOf = (dossier: string) => ['rights', 'consents', dossier];

/** The consents of a record; every reading is noted, so they are asked for again only when told. */
export function useConsents(dossier: string) {
  const afresh = useConsentsAfresh(dossier);
  useLive(['consent.changed'], ({ id }) => {
    if (id === dossier) void afresh();
  });
  return useQuery({
    queryKey: keyOf(dossier),
    queryFn: () => call<ConsentsAnswer>('GET', consentsAt(dossier)),
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
  });
}

/** Asks for them again. */
export function useConsentsAfresh(dossier: string): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: keyOf(dossier) });
}
