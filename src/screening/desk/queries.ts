import { useQuery } from '@tanstack/react-query';
import { call, useMe, useWords, type Gender } from '#desk/parts.ts';
import { defaultZone, zonedTime } from '#kernel/format.ts';
import { now } from '#kernel/clock.ts';
import type { Colleague, Me } from '#staff/shared.ts';
import type { HistoriesAnswer, ListsAnswer, RunAnswer, ScreeningAnswer } from '../shared.ts';

/** The keys of what was asked about checks, for asking again. */
export const keys = {
  checks: (dossier: string) => ['screening', 'checks', dossier],
  run: (run: string) => ['screening', 'run', run],
  histories: (dossier: string) => ['screening', 'histories', dossier],
  lists: ['screening', 'lists'],
};

// Every reading of a dossier is noted, so it is asked for once and then only when something changed.
const untilChanged = { staleTime: 5 * 60_000, refetchOnWindowFocus: false } as const;

/** The checks of a dossier. */
export function useChecks(dossier: string) {
  return useQuery({
    queryKey: keys.checks(dossier),
    queryFn: () => call<ScreeningAnswer>('GET', `/desk/api/dossiers/${dossier}/screening`),
    ...untilChanged,
  });
}

/** One check whole. */
export function useRun(dossier: string, run: string) {
  return useQuery({
    queryKey: keys.run(run),
    queryFn: () => call<RunAnswer>('GET', `/desk/api/dossiers/${dossier}/screening/${run}`),
    ...untilChanged,
  });
}

/** The two histories of a dossier. */
export function useHistories(dossier: string) {
  return useQuery({
    queryKey: keys.histories(dossier),
    queryFn: () => call<HistoriesAnswer>('GET', `/desk/api/dossiers/${dossier}/histories`),
    ...untilChanged,
  });
}

/** The lists a check can be made with, and the closed lists. */
export function useLists() {
  return useQuery({
    queryKey: keys.lists,
    queryFn: () => call<ListsAnswer>('GET', '/desk/api/screening-lists'),
    staleTime: 60_000,
  });
}

/** Names a colleague by her id; somebody who is not known (yet) is "a colleague". */
export function useColleague(): (id: string) => { name: string; gender: Gender } {
  const { t } = useWords();
  const { data = [] } = useQuery({
    queryKey: ['screening', 'colleagues'],
    queryFn: () => call<{ colleagues: Colleague[] }>('GET', '/desk/api/colleagues'),
    select: ({ colleagues }) => colleagues,
    staleTime: 60_000,
  });
  return (id) => {
    const found = data.find((colleague) => colleague.id === id);
    return { name: found?.name ?? t('screening.desk.somebody'), gender: found?.gender ?? 'other' };
  };
}

/** Who sits here; undefined until it is known. The desk types only what its frame needs of the answer. */
export function useMyself(): Me | undefined {
  return useMe().data as Me | undefined;
}

/** The calendar day of the organisation, `2026-11-23`. */
export function useToday(): string {
  const { year, month, day } = zonedTime(now(), useMyself()?.zone ?? defaultZone);
  return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
}
