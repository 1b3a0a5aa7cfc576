import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call, useLive, useMe } from '#desk/parts.ts';
import type { DirectoryAnswer, ReferralsAnswer } from '../shared.ts';

/** The keys of what was asked here, for asking again. */
export const keys = {
  directory: ['network', 'directory'],
  referrals: (dossier: string) => ['network', 'referrals', dossier],
};

/** The directory, whole: it is searched in memory. Empty for whoever may not read it. */
export function useDirectory() {
  const queries = useQueryClient();
  const { data: me } = useMe();
  useLive(['directory.changed'], () => void queries.invalidateQueries({ queryKey: keys.directory }));
  return useQuery({
    queryKey: keys.directory,
    queryFn: () => call<DirectoryAnswer>('GET', '/desk/api/organisations'),
    enabled: me?.may.includes('network.directory.read') ?? false,
    staleTime: 10 * 60_000,
    refetchOnWindowFocus: false,
  });
}

/** Those still there, as recipients of a consent. */
export function useRecipients(): { organisation: string; name: string }[] {
  const { data } = useDirectory();
  const there = data?.organisations.filter(({ retiredOn }) => retiredOn === null) ?? [];
  return there.map(({ id, name }) => ({ organisation: id, name }));
}

/** Where the referrals of a record are. */
export const referralsAt = (dossier: string, rest = '') => `/desk/api/dossiers/${dossier}/referrals${rest}`;

/** The referrals of a record; every reading is noted, so they are asked for again only when told. */
export function useReferrals(dossier: string) {
  const queries = useQueryClient();
  useLive(['referral.changed'], ({ id }) => {
    if (id === dossier) void queries.invalidateQueries({ queryKey: keys.referrals(dossier) });
  });
  return useQuery({
    queryKey: keys.referrals(dossier),
    queryFn: () => call<ReferralsAnswer>('GET', referralsAt(dossier)),
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
  });
}
