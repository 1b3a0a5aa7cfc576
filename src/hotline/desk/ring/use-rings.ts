import { useQuery, useQueryClient } from '@tanstack/react-query';
import { askedAtOpening, ApiError, call, useLive, useSession } from '#desk/parts.ts';
import type { RingKnownAnswer, RingsAnswer } from '../../ring/answers.ts';
import { useMyself } from '../queries.ts';

// Not under the hotline's keys: what is known of a number is a search, noted each time, and asked once.
const ringsKey = ['rings', 'list'];
const knownKey = (id: string) => ['rings', 'known', id];
const whileRingingMs = 10_000;
const whileLockedMs = 30_000;
/** Where the index is being opened each waits up to eight seconds. */
const KNOWN_TRIES = 6;

/** Whether the person here is told of calls. */
export function useHearsCalls(): boolean {
  return useMyself()?.may.includes('hotline.ring.read') ?? false;
}

/** What rings now and what nobody took. */
export function useRings() {
  const may = useHearsCalls();
  return useQuery({
    queryKey: [...ringsKey, 'desk'],
    queryFn: () => call<RingsAnswer>('GET', '/desk/api/rings'),
    meta: askedAtOpening,
    staleTime: 30_000,
    refetchInterval: ({ state }) => (state.data && state.data.ringing.length > 0 ? whileRingingMs : false),
    enabled: may,
  });
}

/** Asks again when a call came, was taken or was missed. Stands once, with the strip. */
export function useRingsLive(): void {
  const afresh = useRingsAfresh();
  useLive(['ring.changed'], () => void afresh());
}

/** Asks again what rings and what was missed. */
export function useRingsAfresh(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ringsKey });
}

const isRefused = (error: unknown) => error instanceof ApiError && error.status === 403;

/** What rings, for a locked screen: lines only. Whoever may take no calls is refused once and not asked again. */
export function useLockedRings(): RingsAnswer['ringing'] {
  const locked = useSession() === 'locked';
  useRingsLive();
  const { data } = useQuery({
    queryKey: [...ringsKey, 'locked'],
    queryFn: () => call<RingsAnswer>('GET', '/desk/api/rings'),
    meta: askedAtOpening,
    refetchInterval: ({ state }) => (isRefused(state.error) ? false : whileLockedMs),
    retry: false,
    enabled: locked,
  });
  return locked ? (data?.ringing ?? []) : [];
}

/** Nothing was searched, and a moment later it can be: the index is being opened, or no answer came. */
const mayPass = (error: unknown) => error instanceof ApiError && (error.status === 0 || error.status >= 500);

/** What is known of a call's number. Every asking is a search and is noted, so it is asked once, where it is wanted. */
export function useRingKnown(id: string, wanted: boolean) {
  return useQuery({
    queryKey: knownKey(id),
    queryFn: () => call<RingKnownAnswer>('POST', `/desk/api/rings/${id}/known`),
    enabled: wanted,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: (failures, error) => failures < KNOWN_TRIES && mayPass(error),
  });
}
