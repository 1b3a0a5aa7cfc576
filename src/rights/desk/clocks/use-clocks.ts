import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, useLive } from '#desk/parts.ts';
import type { ClockAnswer, ClocksAnswer, NearClock } from '../../shared.ts';

const all = ['rights', 'clocks'];
const at = (dossier: string, rest = '') => `/desk/api/dossiers/${dossier}/clocks${rest}`;

/** The legal clocks of a record; asked for again only when told, because every reading is noted. */
export function useClocks(dossier: string) {
  const queries = useQueryClient();
  useLive(['clock.changed'], ({ id }) => {
    if (id === dossier) void queries.invalidateQueries({ queryKey: all });
  });
  return useQuery({
    queryKey: [...all, dossier],
    queryFn: () => call<ClocksAnswer>('GET', at(dossier)),
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
  });
}

export type Started = { kind: 'reflection_period'; starts: string; days: number; words: string };
export type Done = { clock: ClockAnswer; reason: string; words: string; days?: number };

/** Starting, extending and ending a clock of a record; printing is noted first. */
export function useClockActs(dossier: string) {
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: all });
  const start = useMutation({ mutationFn: (body: Started) => call('POST', at(dossier), body), onSettled });
  const change = useMutation({
    mutationFn: ({ clock, days, ...said }: Done) => {
      const body = { basedOn: clock.version, ...said };
      return days === undefined
        ? call('POST', at(dossier, `/${clock.id}/end`), body)
        : call('PUT', at(dossier, `/${clock.id}`), { ...body, days });
    },
    onSettled,
  });
  return { start, change, notePrint: () => call('POST', at(dossier, '/print'), {}) };
}

/** Clocks that run out soon in records one reads; looked at again every quarter of an hour. */
export function useNearClocks(asked: boolean) {
  const queries = useQueryClient();
  useLive(['clock.changed'], () => void queries.invalidateQueries({ queryKey: [...all, 'near'] }));
  const { data } = useQuery({
    queryKey: [...all, 'near'],
    queryFn: () => call<{ near: NearClock[] }>('GET', '/desk/api/clocks/near'),
    enabled: asked,
    staleTime: 15 * 60_000,
    refetchInterval: 15 * 60_000,
    refetchOnWindowFocus: false,
  });
  const seen = useMutation({
    mutationFn: ({ dossier, clock, before }: NearClock) => call('POST', at(dossier, `/${clock}/seen`), { before }),
    onSettled: () => queries.invalidateQueries({ queryKey: [...all, 'near'] }),
  });
  return { near: data?.near ?? [], seen };
}
