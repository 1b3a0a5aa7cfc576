import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call, useLive, useMe, useSession, useWords, type Gender } from '#desk/parts.ts';
import { defaultZone } from '#kernel/format.ts';
import type { Colleague, Me } from '#staff/shared.ts';
import type { DayAnswer, TasksAnswer } from '../shared.ts';

/** The keys of what was asked here, for asking again. */
export const keys = {
  all: ['tasks'],
  of: (dossier: string) => ['tasks', 'of', dossier],
  day: ['tasks', 'day'],
};

/** The tasks of one record. Every reading is noted, so it is asked again only when told. */
export function useTasks(dossier: string) {
  const queries = useQueryClient();
  useLive(['task.changed'], ({ id }) => {
    if (id === dossier) void queries.invalidateQueries({ queryKey: keys.of(dossier) });
  });
  return useQuery({
    queryKey: keys.of(dossier),
    queryFn: () => call<TasksAnswer>('GET', `/desk/api/dossiers/${dossier}/tasks`),
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
  });
}

/** What is owed until tomorrow night, by me and by my teams. */
export function useDay(enabled = true) {
  return useQuery({
    enabled,
    queryKey: keys.day,
    queryFn: () => call<DayAnswer>('GET', '/desk/api/my-day'),
    staleTime: 60_000,
  });
}

/** Who sits here; undefined until it is known. The desk types only what its frame needs of the answer. */
export function useMyself(): Me | undefined {
  return useMe().data as Me | undefined;
}

/** The zone the organisation lives in. */
export function useZone(): string {
  return useMyself()?.zone ?? defaultZone;
}

/** Everybody who works here; a locked screen names nobody. */
export function useColleagues(): readonly Colleague[] {
  const { data } = useQuery({
    enabled: useSession() === 'signed-in',
    queryKey: ['tasks', 'colleagues'],
    queryFn: () => call<{ colleagues: Colleague[] }>('GET', '/desk/api/colleagues'),
    select: ({ colleagues }) => colleagues,
    staleTime: 60_000,
  });
  return data ?? [];
}

export type Named = { name: string; initials: string; gender: Gender };

/** Names colleagues by their ids; somebody who is not known (yet) is "colleague". */
export function useNames(): (id: string) => Named {
  const { t } = useWords();
  const colleagues = useColleagues();
  return (id) => {
    const found = colleagues.find((colleague) => colleague.id === id);
    const name = found?.name ?? t('tasks.somebody');
    const letters = name.split(/\s+/).map((word) => [...word][0] ?? '');
    const initials = [letters[0], letters.length > 1 ? letters.at(-1) : ''].join('').toUpperCase();
    return { name, initials, gender: found?.gender ?? 'other' };
  };
}
